/** Whether a number is a result, and of which kind: by the words around it. */
import type { ResultKind } from '../../model.ts';
import { CHANGE, CHANGE_NOUN, DIFFERENCE_BEFORE } from './direction.ts';
import type { ClauseMetric } from './names.ts';
import type { Quantity } from './quantities.ts';

/** The words around a number, within its clause. */
export interface Surroundings {
  /** From the quantity before, or the start of the clause. */
  readonly left: string;
  /** What joins its clause to the one before, if nothing stands between: `, with `. */
  readonly joint: string;
  /** The words and signs of its bound: `up to `, `< `. */
  readonly bound: string;
  /** From the start of the clause. */
  readonly leftAll: string;
  /** To the quantity after, or the end of the clause. */
  readonly right: string;
  /** To the end of the clause. */
  readonly rightAll: string;
  /** The clause that this one goes on from. */
  readonly before: string;
  /** The metric that it is said to be of. */
  readonly metric?: ClauseMetric | undefined;
  /** Whether the metric stands right beside it: `accuracy of 43%`, `43% accuracy`. */
  readonly isBeside: boolean;
  /** Whether the name of a data set stands right behind it: `43% on MBPP`. */
  readonly isOnDataset: boolean;
  /** The kind of the result right before it, which a list continues. */
  readonly previous?: ResultKind | undefined;
}

/** What kind of result a number is; undefined for settings, sizes, counts, years, p-values and the like. */
export function judge(quantity: Quantity, around: Surroundings): ResultKind | undefined {
  if (isNoResult(quantity, around)) return undefined;
  switch (quantity.unit) {
    case '%':
      return judgePercent(quantity, around);
    case 'x':
    case 'orders of magnitude':
      return isFactor(quantity, around) ? 'ratio' : undefined;
    case 'points':
      return judgePoints(quantity, around);
    case undefined:
      return judgePlain(quantity, around);
    default:
      return judgeMeasure(quantity, around);
  }
}

const SETTING_NOUN =
  /^\s(?:of\s)?(?:(?:the|its|all|our|their|these|training|original|available|labell?ed|unlabell?ed|full|total|annotated|real|model|trainable|entire|whole|input|human|synthetic|target|source)\s){0,4}(?:data|data ?sets?|labels?|annotations?|parameters|params|samples|tokens|images|examples|training set|compute|queries|frames|pixels|weights|vocabulary|layers|neurons|experts|prompts|nodes|edges|traffic|samples|supervision|population|participants|respondents|users|cases|patients|people|adults|papers|instances|questions|responses|studies|articles|visual tokens|corpus)\b/i;

const HYPERPARAMETER =
  /(?<![\p{L}\p{N}])(?:learning rates?|temperatures?|thresholds?|dropout|weight decay|momentum|batch sizes?|significance|noise|quantile|percentile|confidence level|sparsity(?: ratio| level)?s?|probability|perturbation|budget|masking ratios?|mask ratios?|pruning ratios?|version|section|figure|table|eqn?\.?|step|epochs?|seed|top|bottom|power of|dimension|order|SNR|alpha|beta|gamma|lambda|epsilon|scale factors?|stride|rank|age|aged|GPT|Claude|Gemini|Llama|Qwen)(?:\s(?:of|is|was|at|=|value|level|size|set to)){0,2}\s?(?:[=:≤<>≥~≈]\s?)?$|(?<![\p{L}\p{N}])[a-zA-Zα-ωϵε]\s?[=≤≥<>∈]\s?$/iu;

const STATISTIC =
  /(?<![\p{L}\p{N}])((?:(?:Pearson|Spearman|Kendall|Cohen|Fleiss|Krippendorff)(?:['’]s)?\s)?(?:r|ρ|κ|τ|R²|R2|R\^2|r²|kappa|rho|tau|AUC|F1))\s?(?:[=≈<>≥≤])\s?$/u;

/** The symbol of a statistic that the number is the value of: `Cohen's κ`. */
export function statisticBefore(words: string): string | undefined {
  return STATISTIC.exec(words)?.[1];
}

const P_VALUE =
  /(?:\b[pP][- ]?values?\s?(?:(?:is|was|of|less than|below|under|at)\s|[<>=≤≥]\s?)*|\bp\s?[<>=≤≥]?\s?|\bP\s?[<>=≤≥]\s?)$/;

/** `with 3% poisoned samples`, `using only 20% of the labels`: what a result needs. */
const WITH_BEFORE = /\b(?:with|using|given)\s(?:(?:only|just|merely|even|an?)\s)*$/i;
const SHARE_BEHIND =
  /^\s(?:of\s|(?!(?:on|in|for|at|with|under|over|of|to|than|and|or)\b)[\p{L}-]+\s(?:data|labels?|annotations?|parameters|samples|tokens|images|examples|frames|pixels|queries)\b)/u;

/** `at a 20% cache budget` */
const CONDITION_BEHIND =
  /^\s(?:(?:(?!(?:on|in|for|at|with|under|over|of|to|than|and|or)\b)[\p{L}\p{N}-]+\s){0,2}?(?:sparsity|budgets?|occlusion)|FPR|TPR|false|noise|missing|masking|pruning|label|dropout|compression|quantile|overlap)/iu;

/** `classes that make up 25% of the data` */
const PART_BEFORE = /\b(?:mak(?:e|es|ing)\sup|account(?:s|ing|ed)?\sfor|constitut(?:e|es|ing)|compris(?:e|es|ing))\s$/i;

/** `80 GB accelerators` */
const HARDWARE_BEHIND =
  /^\s(?:(?!(?:of|in|on|with|and|or|for|to|than|per)\b)[\p{L}\p{N}-]+\s)?(?:GPUs?|accelerators?|cards?|devices?|machines?|servers?|laptops?|workstations?|phones?|boards?|processors?|chips?)\b/u;

function isNoResult(quantity: Quantity, around: Surroundings): boolean {
  const { right, leftAll } = around;
  const { unit } = quantity;
  const left = around.left + around.bound;
  if (P_VALUE.test(left) && unit === undefined) return true;
  // "for some κ > 0" is a condition.
  if (quantity.value === 0 && quantity.bound !== undefined) return true;
  if (/^\s?(?:%\s)?(?:confidence|credible|prediction)\s(?:interval|level|bound|region)|^\s?(?:CIs?|HDI)\b/i.test(right))
    return true;
  if (/\b(?:CI|confidence intervals?|interquartile range|IQR|SD|std)[:=]?\s?\[?$/i.test(left)) return true;
  if (/^\s(?:of\s)?standard deviation/i.test(right)) return true;
  if (/^[- ](?:fold )?cross[- ]?valid|^\s(?:cross|CV\b)/i.test(right) && unit === 'x') return true;
  if (/\b(?:top|bottom|first|last)[- ]?$/i.test(left)) return true;
  if (unit === undefined && isYear(quantity)) return true;
  if (HYPERPARAMETER.test(left) && !STATISTIC.test(left)) return true;
  if (HARDWARE_BEHIND.test(right) && unit !== undefined && !['%', 'x', 'points', 'orders of magnitude'].includes(unit))
    return true;
  if (unit === '%' && PART_BEFORE.test(around.left)) return true;
  if (unit === '%' && WITH_BEFORE.test(around.joint + around.left) && SHARE_BEHIND.test(right))
    return !CHANGE.test(firstWords(right, 2));
  if (unit === '%' && SETTING_NOUN.test(right)) {
    return !(
      CHANGE.test(firstWords(right, 2)) ||
      SOLVES.test(left) ||
      DIFFERENCE_BEFORE.test(left) ||
      FINDS.test(left) ||
      /\bby\s$/.test(leftAll)
    );
  }
  if (unit === '%' && /\b(?:at|under|with|to)\s(?:an?\s)?$/i.test(left) && CONDITION_BEHIND.test(right)) return true;
  return (
    unit === '%' &&
    /\b(?:chance|random guess(?:ing)?|prevalence|incidence|mortality|survival rate)s?\b[^,]{0,26}$/i.test(left)
  );
}

function isYear({ value, isDecimal, sign }: Quantity): boolean {
  return !isDecimal && sign === undefined && value >= 1900 && value <= 2100;
}

const DIFFERENCE_AFTER = new RegExp(
  `^(?:\\s|-)(?:(?!(?:on|of|for|with|and|to|in|over|than|from|by|at|compared)\\b)[\\p{L}\\p{N}@-]+\\s){0,4}?(?:${CHANGE_NOUN}|higher|lower|better|worse|faster|slower|fewer|less|more|smaller|larger|greater|cheaper|shorter|longer|quicker|lighter|reduced|improved|increased|closer)(?![\\p{L}-])`,
  'iu',
);
const VERB_BEFORE =
  /\b(?:improv|reduc|increas|boost|lower|decreas|sav|rais|enhanc|cut|outperform|surpass|exceed|beat|accelerat|drop|declin|degrad|shrink|gain|los|fall|advanc)(?:e|es|ed|ing|s|t|ts|ting|ped|ping|ses|sing)?\s(?:(?!to\b)[\p{L}\p{N}@'’.-]+\s){0,6}?(?:by\s(?:an?\s)?(?:[\p{L}]+\s){0,3}?)?$/iu;
const TO_BEFORE = /\b(?:to|at|reaching|reaches|reached)\s(?:an?\s)?(?:only\s|just\s)?$/i;

function judgePercent(quantity: Quantity, around: Surroundings): ResultKind | undefined {
  if (isDifference(quantity, around)) return 'difference';
  return isScore(quantity, around) ? 'score' : undefined;
}

function isDifference(quantity: Quantity, around: Surroundings): boolean {
  const { left, right, leftAll, isBeside } = around;
  if (quantity.baseline !== undefined) return false;
  // No score in percent is below zero.
  if (quantity.sign !== undefined && (quantity.sign === '+' || quantity.unit === '%')) return true;
  if (AT_LEVEL.test(around.bound) && !/\bby\s$/.test(left)) return DIFFERENCE_AFTER.test(right);
  if (DIFFERENCE_AFTER.test(right)) return true;
  if (
    /\bby\s(?:an?\s)?(?:(?:average|mean|margin|maximum|total|additional|factor|relative|absolute|nearly|substantial|wide|large|of)\s){0,4}$/i.test(
      left,
    )
  )
    return true;
  if (DIFFERENCE_BEFORE.test(left)) return true;
  // "improves the quality up to ~7%", and in brackets "more than A does (up to 7% in recall)".
  if (around.metric === undefined && /\bup to\s$/.test(left) && VERB_BEFORE.test(left.replace(/up to\s$/, '')))
    return true;
  if (left === '' && leftAll === '' && /^up to\s$/i.test(around.bound) && COMPARED_WITH.test(around.before))
    return true;
  if (TO_BEFORE.test(left)) return false;
  // "reduces usage 20%", but "outperforms it with 43% accuracy".
  const isMetricBefore = around.metric !== undefined && around.metric.start < quantity.start;
  if ((!isBeside || isMetricBefore) && VERB_BEFORE.test(left)) return true;
  if (/^\s(?:relative|absolute)\b/i.test(right) && CHANGE.test(leftAll)) return true;
  if (
    /^\s(?:above|below|over|beyond|behind|ahead of)\s(?:the|its|our|all|existing|prior|previous|\p{Lu})/u.test(right) &&
    !isBeside
  )
    return true;
  return around.previous === 'difference' && continuesList(left);
}

const COMPARED_WITH =
  /\b(?:over|than|outperform\w*|surpass\w*|exceed\w*|beat\w*)\s(?:the\s)?(?:[\p{L}\p{N}.-]+\s){1,5}\s*$/iu;

/** `below 30%` says where it is, not how far it moved. */
const AT_LEVEL = /^(?:below|under|above|exceed|surpass)/i;

/** Nothing but a comma or an "and", and the name or condition of the one before. */
function continuesList(left: string): boolean {
  return /^(?:\s(?!(?:and|or|with|while)\b)[\p{L}\d@-]+){0,2}?(?:\s(?:on|in|for|at|with)\s(?:[^\s,]+\s?){1,5})?\s?(?:,\s?(?:and\s|or\s)?|\s?(?:and|or|vs\.?|versus|to|\/)\s)(?:an?\s|even\s|up to\s|over\s)?$/iu.test(
    left,
  );
}

const ACHIEVES =
  /\b(?:achiev|reach|attain|obtain|scor|yield|report|gets?\b|got\b|getting|hit|deliver|record|secur|exceed|surpass|post(?:s|ed|ing)?\b|produc|demonstrat|drop|fall|fell|rise|rose|ris|reduc|increas|rais|improv|boost|collaps|plummet|declin|peak|perform|remain|averag|maintain|is\b|are\b|was\b|were\b|from\b|caps?\b|top(?:s|ped)\b)\w*\s(?:[\p{L}\p{N}@'’.-]+\s){0,3}?$/iu;
const SOLVES =
  /\b(?:solv|resolv|detect|identif|recover|retain|preserv|maintain|pass|correct|succe|complet|predict|classif|recogni[sz]|answer|captur|cover|success|fail|flag|block|match|explain|outperform|win|agree|generat|localiz|retriev|reject|refus|achiev|account)\w*\s(?:[\p{L}\p{N}'’.-]+\s){0,5}?$/iu;
const FINDS =
  /\b(?:verif|show|find|found|observ|demonstrat|reveal|confirm|indicat|discover)\w*\sthat\s(?:[\p{L}-]+\s){0,2}$/iu;
const COMPARED =
  /(?:compared (?:to|with)|vs\.?|versus|than|against|relative to|over|from)\s(?:the\s)?(?:only\s|just\s)?$/i;

function isScore(quantity: Quantity, around: Surroundings): boolean {
  const { left, right, before, isBeside, isOnDataset, metric, previous } = around;
  if (quantity.baseline !== undefined)
    return metric !== undefined || CHANGE.test(around.leftAll) || CHANGE.test(before);
  if (isBeside || isOnDataset) return true;
  if (previous !== undefined && (continuesList(left) || COMPARED.test(left))) return true;
  if (/^\sof\s/.test(right)) return SOLVES.test(left) || FINDS.test(left);
  if (metric !== undefined && !metric.isMeasure && ACHIEVES.test(left)) return true;
  if (ACHIEVES_NUMBER.test(left)) return true;
  if (AT_LEVEL.test(around.bound) && ACHIEVES.test(left)) return true;
  return metric !== undefined && !metric.isMeasure && (around.leftAll + around.right).length < 60 && left.trim() === '';
}

/** The number is the object of the verb: `reaches 39.9%`. */
const ACHIEVES_NUMBER =
  /\b(?:achiev|reach|attain|obtain|scor|yield|report|getting|hit|deliver|secur|(?:drop|fall|fell|rise|rose|reduc|increas|decreas|improv|rais|lower|advanc|degrad|declin|plummet|collaps|boost|push|bring|up|down)\w* (?:[\p{L}-]+ ){0,4}(?:to|from) |scores?|gets|below |averag)\w*\s?(?:an?\s|only\s|just\s|approximately\s|between\s|from\s|around\s|as\s)*$/iu;

function isFactor(quantity: Quantity, around: Surroundings): boolean {
  const { left, leftAll, right, before, previous, isBeside } = around;
  if (
    /^[- ](?:magnification|zoom|upsampl|downsampl|super-?resolution|resolution|scal|objective|lens|A100|H100|RTX|V100|GPU|repetition)/i.test(
      right,
    )
  )
    return false;
  if (/(?:scale|factor|upscaling|SR|magnifications?)\s(?:of\s)?$/i.test(left) && !CHANGE.test(leftAll)) return false;
  if (quantity.unit === 'x' && /^\s(?:per|a|each|every|in a row)\b/.test(right)) return false;
  // "as good as a 3× larger model"
  if (/\b(?:an?|the)\s$/.test(left) && /^\s(?:larger|smaller|bigger|deeper|heavier)\s\p{L}/u.test(right)) return false;
  // "has 15 times more entries than A" says how large it is.
  if (
    /\b(?:has|have|had|contain\w*)\s$/.test(left) &&
    /^\s(?:more|as many)\s/.test(right) &&
    around.metric?.better === undefined
  )
    return false;
  if (/^\s(?:the|that of the)?\s?(?:number|amount|size|length|width)\b/.test(right)) return false;
  const near = firstWords(right, 6);
  if (CHANGE.test(near) || CHANGE.test(lastWords(leftAll, 9)) || isBeside) return true;
  if (/\b(?:as|the|that of|over|than|relative to|compared)\b/i.test(firstWords(right, 3)) || previous === 'ratio')
    return true;
  return (
    /\b(?:latency|throughput|memory|cost|efficien|runtime|time|energy|speedup)\w*\b/i.test(
      `${near} ${lastWords(leftAll, 6)}`,
    ) && CHANGE.test(`${before} ${leftAll} ${right}`)
  );
}

function judgePoints(quantity: Quantity, around: Surroundings): ResultKind | undefined {
  const { left, leftAll, right, rightAll, before } = around;
  if (/^\s(?:clouds?|sets?|in time|of interest|per\b|from the|on the)/i.test(right)) return undefined;
  const isChange = isDifference(quantity, around) || CHANGE.test(`${before} ${leftAll} ${rightAll}`);
  if (isChange) return 'difference';
  if (around.previous === 'difference' || quantity.isDecimal) return 'difference';
  return ACHIEVES_NUMBER.test(left) && around.metric !== undefined ? 'score' : undefined;
}

function judgePlain(quantity: Quantity, around: Surroundings): ResultKind | undefined {
  const { left, right, metric, isBeside, previous } = around;
  if (STATISTIC.test(left + around.bound)) return 'score';
  // "head counts from 94 to 4543"
  if (!quantity.isDecimal && metric?.better === undefined && /\b(?:counts?|numbers?|sizes?)$/i.test(metric?.name ?? ''))
    return undefined;
  if (quantity.sign === '+' && quantity.isDecimal) return 'difference';
  if (quantity.baseline !== undefined) {
    const isMetric = metric !== undefined && !metric.isMeasure;
    return isMetric && (quantity.isDecimal || isBeside) ? 'score' : undefined;
  }
  if (isBeside && metric !== undefined && !metric.isMeasure && isFree(right, quantity)) {
    return isDifference(quantity, around) ? 'difference' : 'score';
  }
  if (previous !== undefined && quantity.isDecimal && (continuesList(left) || COMPARED.test(left))) return previous;
  if (!quantity.isDecimal || !isFree(right, quantity)) return undefined;
  if (/\bby\s(?:an?\s)?$/.test(left) && VERB_BEFORE.test(left)) return 'difference';
  if (metric !== undefined && !metric.isMeasure && isDifference(quantity, around)) return 'difference';
  return ACHIEVES_NUMBER.test(left) || (metric !== undefined && !metric.isMeasure && around.isOnDataset)
    ? 'score'
    : undefined;
}

/** Nothing that it counts stands behind it: `43 datasets` is no score. */
function isFree(right: string, { isDecimal }: Quantity): boolean {
  if (
    /^\s*(?:$|[,.;:)\]/]|(?:on|in|for|at|with|and|or|to|when|compared|vs|versus|over|using|under|by|than|without|while|across|from|respectively|averaged|points?|relative|absolute|as|between|against|among|after|before|even)\b)/i.test(
      right,
    )
  )
    return true;
  return (
    isDecimal &&
    /^\s[\p{L}@\d-]+/u.test(right) &&
    !/^\s(?:million|billion|trillion|thousand|[MBK]\b|hours?|days?|years?|papers?|model|parameters)/i.test(right)
  );
}

const TIME = /^(?:[mµμn]s|milliseconds?|microseconds?|s|seconds?|minutes?|hours?|h)$/;
const RATE = /^(?:FPS|fps|frames?.*|[kMG]?Hz|tokens?.*|TOPS\/W)$/;
const LENGTH = /^(?:mm|cm|km|m|meters?|metres?|millimeters?|centimeters?|px|pixels?|deg|degrees?|°C?|g|kg|m\/s)$/;

function judgeMeasure(quantity: Quantity, around: Surroundings): ResultKind | undefined {
  const { left, leftAll, right, metric, before } = around;
  const unit = quantity.unit ?? '';
  const kind = isDifference(quantity, around) ? 'difference' : 'score';
  if (quantity.baseline !== undefined) return metric === undefined ? undefined : 'score';
  const cue = `${lastWords(before, 6)} ${lastWords(leftAll, 9)} ${firstWords(right, 5)}`;
  if (TIME.test(unit)) {
    if (
      /\b(?:every|last|first|of (?:video|audio|speech|data|recordings?|footage))\b/i.test(
        `${lastWords(left, 2)} ${firstWords(right, 4)}`,
      )
    )
      return undefined;
    if (
      /^\s(?:of|ahead|window|windows|segment|segments|clips?|videos?|audio|recordings?|forecast|horizon|lead)\b/.test(
        right,
      )
    )
      return undefined;
    return /\b(?:latenc|inference|runtime|run[- ]?time|processing|response time|execution time|delay|per (?:image|frame|sample|token|query|scene|step|request|case|point|second|object|scan|slice|volume|patient|document|page|episode|video)|takes?\b|took|overhead|time of|computation|generation|running)/i.test(
      cue,
    )
      ? kind
      : undefined;
  }
  if (RATE.test(unit)) {
    if (
      /\b(?:sampl|sensor|camera|IMU|recorded|captured|band|carrier|GHz band|acquired|annotated at|bandwidth of)/i.test(
        cue,
      )
    )
      return undefined;
    return /\b(?:at|of|achiev\w*|reach\w*|run\w*|exceed\w*|over|up to|above|with|deliver\w*|operat\w*|maintain\w*|real-time)\b/i.test(
      lastWords(leftAll, 6),
    ) || quantity.bound !== undefined
      ? kind
      : undefined;
  }
  if (LENGTH.test(unit)) {
    return metric !== undefined &&
      /error|deviation|MAE|RMSE|accurac|precision|ATE|distance|ADE|FDE|MPJPE|HD95|Chamfer/i.test(metric.name)
      ? kind
      : undefined;
  }
  if (/^dB/.test(unit)) return metric !== undefined || CHANGE.test(cue) ? kind : undefined;
  return (metric?.isMeasure === true && around.isBeside) ||
    (/\b(?:memory|footprint|consum|power|energy|throughput|peak)/i.test(cue) &&
      !/\b(?:GPUs?|with|device|budget|card)\b/i.test(firstWords(right, 2)))
    ? kind
    : undefined;
}

function firstWords(text: string, count: number): string {
  return text.trimStart().split(/\s+/, count).join(' ');
}

function lastWords(text: string, count: number): string {
  return text.trimEnd().split(/\s+/).slice(-count).join(' ');
}
