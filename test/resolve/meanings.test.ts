import { describe, expect, test } from 'vitest';
import { labelled, paper, resolve } from './papers.ts';

describe('acronyms', () => {
  const defines = paper('a', 'Rapid zoom (RZ) fails. An RZ is hacked.', ['Model addresses: Rapid zoom; RZ']);
  const alone = paper('b', 'We train an RZ and an RLHF policy.', ['Model uses: RZ', 'Method uses: RLHF']);

  test('needs two papers that define it', () => {
    expect(resolve([defines, alone]).entities).toHaveLength(3);
    const again = paper('c', 'A rapid zoom (RZ) is used.', ['Model uses: rapid zoom; RZ']);
    const resolution = resolve([defines, alone, again]);
    expect(resolution.entities).toHaveLength(2);
    expect(labelled(resolution, 'rapid zoom').occurrences.map((each) => each.paper)).toEqual(['a', 'b', 'c']);
    const { reason, score } = labelled(resolution, 'rapid zoom').aliases.find(({ name }) => name === 'RZ') ?? {};
    expect([reason, score]).toEqual(['acronym defined in a', 0.99]);
  });

  test('that is well known needs one', () => {
    const known = paper('c', 'Reward models (RMs) fail.', ['Model addresses: Reward models; RMs']);
    const other = paper('d', 'We train an RM.', ['Model uses: RM']);
    expect(resolve([known, other]).entities).toHaveLength(1);
  });

  test('that one paper defines goes where the company is the same', () => {
    const company = ['Dataset uses: Fjord', 'Dataset uses: Glacier', 'Method uses: ablation'];
    const there = paper('c', 'A rapid zoom (RZ) on Fjord, Glacier.', [
      'Model uses: rapid zoom; RZ',
      ...company.slice(0, 2),
    ]);
    const same = paper('d', 'RZ is run on Fjord and Glacier.', ['Model uses: RZ', ...company.slice(0, 2)]);
    const strange = paper('e', 'RZ and ablation.', ['Model uses: RZ', ...company.slice(2)]);
    const resolution = resolve([there, same, strange]);
    expect(labelled(resolution, 'rapid zoom').occurrences.map((each) => each.paper)).toEqual(['c', 'd']);
    expect(labelled(resolution, 'RZ').occurrences.map((each) => each.paper)).toEqual(['e']);
  });

  test('that fits one other thing of its paper means that', () => {
    const fits = paper('c', 'DIJE reads images. Dense image Jacobian estimation is new.', [
      'Method introduces: DIJE',
      'Method introduces: Dense image Jacobian estimation',
    ]);
    const resolution = resolve([fits]);
    expect(resolution.entities).toHaveLength(1);
    const { reason, score } = resolution.entities[0]?.aliases.find(({ name }) => name === 'DIJE') ?? {};
    expect([reason, score]).toEqual(['letters fit in c', 0.9]);
  });

  test.each<[why: string, short: string, long: string]>([
    ['it is of another kind', 'Dataset: DIJE', 'Task: dense image Jacobian estimation'],
    ['it is a name that someone made up', 'Model: JacEst', 'Model: Jacobian estimation'],
    ['it is known for something else', 'Model: LLM', 'Model: large latent models'],
  ])('that is not spelled out does not mean what its letters fit where %s', (_, short, long) => {
    const [shortKind, shortName] = short.split(': ');
    const [longKind, longName] = long.split(': ');
    const text = `${shortName} is new. We compare ${longName}.`;
    const apart = paper('c', text, [`${shortKind} introduces: ${shortName}`, `${longKind} addresses: ${longName}`]);
    expect(resolve([apart]).entities).toHaveLength(2);
  });

  test('that only fits a name in one paper is no definition for another', () => {
    const fits = ['c', 'd'].map((id) =>
      paper(id, 'DIJE reads images. Dense image Jacobian estimation is new.', [
        'Method introduces: DIJE',
        'Method introduces: Dense image Jacobian estimation',
      ]),
    );
    const other = paper('e', 'DIJE is a city.', ['Concept mentions: DIJE']);
    expect(resolve([...fits, other]).entities).toHaveLength(2);
  });

  test('goes over the corpus where it has one meaning', () => {
    const long = 'reinforcement learning from human feedback';
    const resolution = resolve([alone, paper('c', `We use ${long} (RLHF).`, [`Method uses: ${long}; RLHF`])]);
    expect(labelled(resolution, long).occurrences.map((each) => each.paper)).toEqual(['b', 'c']);
  });

  test('stays apart where it has two meanings, and is a suspect', () => {
    const resolution = resolve([
      paper('a', 'Mean average precision (MAP) is low.', ['Metric evaluates_on: Mean average precision; MAP']),
      paper('b', 'We do maximum a posteriori (MAP) inference.', ['Method uses: maximum a posteriori; MAP']),
      paper('c', 'We report MAP.', ['Metric evaluates_on: MAP']),
    ]);
    const bare = labelled(resolution, 'MAP');
    expect(bare.occurrences.map((each) => each.paper)).toEqual(['c']);
    expect(resolution.suspects.map(({ reason }) => reason)).toEqual(Array(2).fill('an acronym that may mean it'));
    expect(resolution.suspects.every(({ a, b }) => a === bare.id || b === bare.id)).toBe(true);
  });

  test('has one meaning where the papers only inflect it differently', () => {
    const imaging = 'magnetic resonance imaging';
    const resolution = resolve([
      paper('a', `We use ${imaging} (MRI).`, [`Method uses: ${imaging}; MRI`]),
      paper('b', `We use ${imaging} (MRI).`, [`Method uses: ${imaging}; MRI`]),
      paper('c', 'A magnetic resonance image (MRI) is read.', ['Concept uses: magnetic resonance image; MRI']),
      paper('d', 'We use MRI.', ['Method uses: MRI']),
    ]);
    expect(labelled(resolution, imaging).occurrences.map((each) => each.paper)).toEqual(['a', 'b', 'd']);
    expect(resolution.entities).toHaveLength(2);
  });

  test('means what its own paper says, whatever the corpus says', () => {
    const common = ['a', 'b', 'c'].map((id) =>
      paper(id, 'State space models (SSM) are fast.', ['Model addresses: State space models; SSM']),
    );
    const odd = paper('d', 'We use social status mining (SSM). SSM is slow.', [
      'Method introduces: social status mining',
      'Method uses: SSM',
    ]);
    const resolution = resolve([...common, odd]);
    expect(labelled(resolution, 'social status mining').aliases.map(({ name }) => name)).toEqual([
      'SSM',
      'social status mining',
    ]);
    expect(resolution.entities).toHaveLength(2);
  });

  test('that is well known means what its own paper says, even inside a longer name', () => {
    const odd = paper('d', 'We train a humble apple roaster (HAR) loss. HAR is slow.', [
      'Method introduces: humble apple roaster (HAR) loss',
      'Method uses: HAR',
    ]);
    const known = paper('e', 'Human activities recognition (HAR) is hard. HAR helps.', ['Task addresses: HAR']);
    const resolution = resolve([odd, known], [['human activity recognition', 'HAR']]);
    expect(resolution.entities.map(({ key }) => key).sort()).toEqual([
      'humanactivityrecognition',
      'humbleappleroaster',
      'humbleappleroasterloss',
    ]);
  });

  test.each([
    ['siamese neural network', 'spiking neural network', 'SNN'],
    ['binary neural network', 'Bayesian neural network', 'BNN'],
    ['cellular neural network', 'convolutional neural network', 'CNN'],
    ['representation learning', 'reinforcement learning', 'RL'],
    ['feature learning', 'federated learning', 'FL'],
    ['linear models', 'language model', 'LM'],
    ['automatic speech restoration', 'automatic speech recognition', 'ASR'],
  ])('that a paper defines as %s is not %s, whose last words are the same', (long, known, short) => {
    const odd = paper('a', `We use ${long} (${short}). Our ${short} is slow.`, [`Concept uses: ${short}`]);
    const other = paper('b', `We use a ${known}.`, [`Concept uses: ${known}`]);
    expect(resolve([odd, other], [[known, short]]).entities).toHaveLength(2);
  });

  test.each([
    ['automated speech recognition', 'automatic speech recognition', 'ASR'],
    ['augmentation for rapid zooms', 'augmented rapid zoom', 'ARZ'],
    ['rapid zooms of a dial', 'rapid zoom dial', 'RZD'],
  ])('that a paper defines as %s is %s, the same in other words', (long, known, short) => {
    const worded = paper('a', `We use ${long} (${short}). Our ${short} is slow.`, [`Concept uses: ${short}`]);
    const other = paper('b', `We use a ${known}.`, [`Concept uses: ${known}`]);
    expect(resolve([worded, other], [[known, short]]).entities).toHaveLength(1);
  });

  test.each<[why: string, long: string, other: string, joined: boolean, suspects: number]>([
    ['small words', 'rapid zoom of distant views', 'rapid zoom with distant views', true, 0],
    ['a word of direction', 'rapid zoom from distant views', 'rapid zoom with distant views', false, 1],
    ['opposite directions', 'speech to text', 'speech from text', false, 0],
    ['an ending', 'visual rapid zoom dials', 'vision rapid zoom dials', true, 0],
    ['the ending of a verb', 'augmented rapid zoom dials', 'augmentation rapid zoom dials', true, 0],
    ['trained or training', 'pre-trained zoom dials', 'pre-training zoom dials', true, 0],
    ['an ending that makes another word of it', 'static zoom', 'state zoom', false, 0],
    ['an ending more', 'sign zoom dials', 'signal zoom dials', false, 0],
    ['the end of one', 'partial zoom', 'part zoom', false, 0],
    ['the ends of two', 'graphical zoom dials', 'graph zoom dials', false, 0],
    ['ends that are none', 'universal zoom dials today', 'university zoom dials today', false, 1],
    ['the ending of a short stem', 'relation zoom dials', 'relative zoom dials', false, 0],
    ['a word more', 'rapid zoom distant views', 'rapid-fire zoom distant views', false, 1],
    ['words that only begin alike', 'general rapid zoom dials', 'generative rapid zoom dials', false, 1],
    ['most words', 'rapid zoom dials', 'rugged zinc dials', false, 0],
  ])('with long forms that differ in %s', (_, long, other, joined, suspects) => {
    const short = long
      .replace(/\b(?:from|of|to|with) /, '')
      .replace(/(\w)\w*[ -]?/g, '$1')
      .toUpperCase();
    const papers = [long, other].map((name, index) =>
      paper(`p${index}`, `We use ${name} (${short}).`, [`Method uses: ${name}; ${short}`]),
    );
    const resolution = resolve(papers);
    expect(resolution.entities).toHaveLength(joined ? 1 : 2);
    expect(resolution.suspects.filter(({ reason }) => reason.startsWith('an acronym has both'))).toHaveLength(suspects);
  });

  describe('of the end of a longer name', () => {
    const text = 'We tune text-based rapid zoom models (RZMs). The RZMs are fast.';
    const modified = paper('a', text, ['Model introduces: text-based rapid zoom models; RZMs']);

    test('belongs to that end, where another paper has it', () => {
      const resolution = resolve([
        modified,
        paper('b', 'Rapid zoom models fail.', ['Model addresses: Rapid zoom models']),
      ]);
      const known = labelled(resolution, 'Rapid zoom models');
      expect(known.occurrences.map(({ paper: id, role, mentions }) => `${id} ${role} ${mentions.length}`)).toEqual([
        'a uses 2',
        'b addresses 1',
      ]);
      expect(labelled(resolution, 'text-based rapid zoom models').occurrences).toHaveLength(1);
    });

    test('stays with the name, where nobody else has it', () => {
      expect(resolve([modified]).entities).toHaveLength(1);
    });

    test('stays with the name, where it stands for the whole', () => {
      const whole = paper('a', 'We tune tiny rapid zoom models (TRZMs).', [
        'Model uses: tiny rapid zoom models; TRZMs',
      ]);
      const known = paper('b', 'Rapid zoom models fail.', ['Model addresses: Rapid zoom models']);
      expect(labelled(resolve([whole, known]), 'tiny rapid zoom models').aliases).toHaveLength(2);
    });
  });

  test('two entities that the text defines by each other are one, either way round', () => {
    const texts = ['Low-Rank Adaptation (LoRA) is used.', 'LoRA (Low-Rank Adaptation) is used.'];
    for (const text of texts) {
      const resolution = resolve([paper('a', text, ['Method uses: Low-Rank Adaptation', 'Method uses: LoRA'])]);
      expect(resolution.entities.map(({ label }) => label)).toEqual(['Low-Rank Adaptation']);
    }
  });

  test('a mention by reference in one paper means nothing in another', () => {
    const resolution = resolve([
      paper('a', 'Our Mamba model is fast. The backbone is small.', ['Model introduces: Mamba; backbone']),
      paper('b', 'The backbone is frozen.', ['Model uses: backbone']),
    ]);
    expect(labelled(resolution, 'Mamba').aliases.find(({ name }) => name === 'backbone')?.reason).toBe('named so in a');
    expect(labelled(resolution, 'backbone').occurrences.map((each) => each.paper)).toEqual(['b']);
  });
});
