import { describe, expect, test } from 'vitest';
import { resultsOf } from './read-results.ts';

describe('numbers in a list go with the names in a list', () => {
  test.each<[string, readonly string[]]>([
    [
      'Tests on two data sets, [CodeQuiz|Dataset] and [Grove|Dataset], show that our method improves over strong baselines, with +1.1 and +2.0 BLEU points.',
      [
        'difference 1.1 points BLEU | dataset=CodeQuiz vs=strong baselines',
        'difference 2 points BLEU | dataset=Grove vs=strong baselines',
      ],
    ],
    [
      'On the common [CodeQuiz|Dataset] and the more challenging open set [Grove|Dataset], the recall improved by 8% and 6%.',
      ['difference 8% recall | dataset=CodeQuiz', 'difference 6% recall | dataset=Grove'],
    ],
    [
      'Tests on [CodeQuiz|Dataset] and [Grove|Dataset] across [Larch-7B|Model], [Alder-4B|Model] and [Birch-30B|Model] show steady gains, yielding gains of 19.4%, 15.5%, and 18.1%, respectively.',
      ['difference 19.4% | model=Larch-7B', 'difference 15.5% | model=Alder-4B', 'difference 18.1% | model=Birch-30B'],
    ],
    [
      'It reaches accuracies of 71.9% and 54.4% on [Grove|Dataset] using [Larch|Model] and [Alder|Model], respectively.',
      ['score 71.9% accuracies | model=Larch dataset=Grove', 'score 54.4% accuracies | model=Alder dataset=Grove'],
    ],
    // Three numbers, two names.
    [
      '[Larch|Model] improves by 4.1%, 2.5% and 7.7% on [CodeQuiz|Dataset] and [Grove|Dataset].',
      ['difference 4.1% | model=Larch', 'difference 2.5% | model=Larch', 'difference 7.7% | model=Larch'],
    ],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('a number for several names is of none of them', () => {
  test.each<[string, readonly string[]]>([
    [
      'Tests on [CodeQuiz|Dataset], [Grove|Dataset], and [TreeText|Dataset] show that our method improves accuracy by an average of 5.04 points.',
      ['difference 5.04 points accuracy | in=on average'],
    ],
    [
      'Tests on [CodeQuiz|Dataset] and [Grove|Dataset] show good quality, achieving a +17.8% improvement in PSNR.',
      ['difference 17.8% PSNR'],
    ],
    ['[Larch|Model] reaches 43% on [CodeQuiz|Dataset] and [Grove|Dataset].', ['score 43% | model=Larch']],
    ['[Larch|Model] and [Alder|Model] reach 43% accuracy together.', ['score 43% accuracy']],
    ['[Larch|Model] and [Alder|Model] both reach 43% accuracy.', ['score 43% accuracy | model=Larch']],
    [
      'Trained on [TreeText|Dataset], [Larch|Model] improves accuracy over baselines by 6.2%.',
      ['difference 6.2% accuracy | model=Larch vs=baselines'],
    ],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('the numbers of a list are of one kind and, unless several are named, of one metric', () => {
  test.each<[string, readonly string[]]>([
    [
      'Our method achieved 2-4% and 1-2% mAP improvements on [CodeQuiz|Dataset] and [Grove|Dataset].',
      ['difference 2..4% mAP | dataset=CodeQuiz', 'difference 1..2% mAP | dataset=Grove'],
    ],
    ['Both parts have contributed 1.8% and 3.0% F-score gains.', ['difference 1.8% F-score', 'difference 3% F-score']],
    [
      'It yields Dice scores of 0.80, 0.83, and 0.88 for three regions, alongside an SSIM of 0.95.',
      ['score 0.8 Dice scores', 'score 0.83 Dice scores', 'score 0.88 Dice scores', 'score 0.95 SSIM'],
    ],
    [
      'It results in a low RMSE of 1.9 mm and R² values of 0.908 and 0.974.',
      ['score 1.9 mm RMSE', 'score 0.908 R²', 'score 0.974 R²'],
    ],
    ['It reaches a precision and recall of 83% and 74%.', ['score 83% precision', 'score 74% recall']],
    [
      'It reduces the average disk requirement and latency by at least 20% and 5%, respectively.',
      ['difference over 20%', 'difference 5% latency'],
    ],
    [
      '[Larch|Model] improves by 4.1% and 2.5% over the best results in terms of F1.',
      ['difference 4.1% F1 | model=Larch vs=best results', 'difference 2.5% F1 | model=Larch vs=best results'],
    ],
    [
      'While using 80% fewer training trees than [Alder|Model], [Larch|Model] outperforms it by 30.1%.',
      ['difference 80% training trees | vs=Alder', 'difference 30.1% | model=Larch vs=Alder'],
    ],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('what a number is compared with', () => {
  test.each<[string, readonly string[]]>([
    [
      '[Larch|Model] is strong, outperforming [Alder|Model] by 3.2 points and [Birch|Model] by 7.7 points on [Grove|Dataset].',
      [
        'difference 3.2 points | model=Larch dataset=Grove vs=Alder',
        'difference 7.7 points | model=Larch dataset=Grove vs=Birch',
      ],
    ],
    [
      '[Larch|Model] outperforms [Alder|Model] by 4.6% AUROC and general-purpose [Birch|Model] by 7.2% MRR.',
      ['difference 4.6% AUROC | model=Larch vs=Alder', 'difference 7.2% MRR | model=Larch vs=general-purpose Birch'],
    ],
    [
      '[Larch|Model] has the lowest error (33.6% WER), outperforming [Alder|Model] (67.0% WER) and [Birch|Model] (53.6% WER).',
      ['score 33.6% WER | model=Larch', 'score 67% WER | model=Alder', 'score 53.6% WER | model=Birch'],
    ],
    ['[Larch|Model] outperforms one trained tree (67.0% WER).', ['score 67% WER']],
    ['[Larch|Model] shows a 28% improvement over a variant trained without help.', ['difference 28% | model=Larch']],
    ['It is as good as a 246x larger model, [Alder|Model].', []],
    [
      'The results are better (by up to 10%) compared with those of [Alder|Model].',
      ['difference up to 10% | vs=Alder'],
    ],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});
