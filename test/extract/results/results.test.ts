import { describe, expect, test } from 'vitest';
import { resultsOf } from './read-results.ts';

describe('scores', () => {
  test.each<[string, readonly string[]]>([
    [
      '[Larch|Model] reaches 43% accuracy on [CodeQuiz|Dataset].',
      ['score 43% accuracy | model=Larch dataset=CodeQuiz'],
    ],
    [
      '[Larch|Model] reaches an accuracy of 43.5 % on [CodeQuiz|Dataset].',
      ['score 43.5% accuracy | model=Larch dataset=CodeQuiz'],
    ],
    ['[Larch|Model] achieves 43% on [CodeQuiz|Dataset].', ['score 43% | model=Larch dataset=CodeQuiz']],
    ['On [CodeQuiz|Dataset], [Larch|Model] attains an F1 of 0.87.', ['score 0.87 F1 | model=Larch dataset=CodeQuiz']],
    ['[Larch|Model] has an FID of 2.31 on [TreeText|Dataset].', ['score 2.31 FID | model=Larch dataset=TreeText']],
    ['[Larch|Model] scores 28.4 BLEU on [TreeText|Dataset].', ['score 28.4 BLEU | model=Larch dataset=TreeText']],
    ['The perplexity of [Larch|Model] is 12.4.', ['score 12.4 perplexity']],
    ['Our system reaches a CodeQuiz Pass@First of 43%.', ['score 43% Pass@First']],
    [
      'It obtains 0.95 accuracy, 0.94 recall and 0.96 precision.',
      ['score 0.95 accuracy', 'score 0.94 recall', 'score 0.96 precision'],
    ],
    ['The mean word error rate drops to 4.2%.', ['score 4.2% mean word error rate']],
    ['The agents score 13.27 on [Grove|Dataset].', ['score 13.27 | dataset=Grove']],
    ['We obtain a macro F1 of 71.2 and a Cohen’s κ = 0.81.', ['score 71.2 macro F1', 'score 0.81 Cohen’s κ']],
    ['Top-1 accuracy is 81.3%.', ['score 81.3% Top-1 accuracy']],
    ['It solves 38% of the tasks.', ['score 38%']],
    ['We find that over 90% of the edited hints keep their meaning.', ['score over 90%']],
    ['[Larch|Model] gets 55.8 AP at 15.8 FPS.', ['score 55.8 AP | model=Larch', 'score 15.8 FPS | model=Larch']],
    ['The latency is 13.9 ms per image.', ['score 13.9 ms latency']],
    ['It runs at 45 FPS.', ['score 45 FPS']],
    ['The mean absolute error is 2.3 mm.', ['score 2.3 mm mean absolute error']],
    ['We reach a PSNR of 31.2 dB.', ['score 31.2 dB PSNR']],
    ['[Larch|Model] (ours) reaches 43% accuracy.', ['score 43% accuracy | model=Larch']],
    ['The Intersection over Union (IoU) is 0.82.', ['score 0.82 Intersection over Union']],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('bounds, ranges and changes', () => {
  test.each<[string, readonly string[]]>([
    ['Accuracy reaches up to 93%.', ['score up to 93% Accuracy']],
    ['The model reaches over 90% accuracy.', ['score over 90% accuracy']],
    ['The model reaches nearly 90% accuracy.', ['score about 90% accuracy']],
    ['The model reaches about 90% accuracy.', ['score about 90% accuracy']],
    ['It stays below 2% accuracy.', ['score up to 2% accuracy']],
    ['It reaches > 90% accuracy.', ['score over 90% accuracy']],
    ['It reaches ~90% accuracy.', ['score about 90% accuracy']],
    ['Accuracy improves by 6.3%-26.5%.', ['difference 6.3..26.5% Accuracy']],
    ['Errors fall by 12.3% to 15.1%.', ['difference 12.3..15.1% Errors']],
    ['Gains lie between 3% and 5%.', ['difference 3..5%']],
    ['It is 2-4x faster.', ['ratio 2..4x']],
    ['Accuracy rises from 34.1% to 51.2%.', ['score 34.1→51.2% Accuracy']],
    ['It raises the exact match from 0.664 to 0.822.', ['score 0.664→0.822 exact match']],
    ['It lifts the F1 from 34.1 to 51.2.', ['score 34.1→51.2 F1']],
    ['Accuracy is 43.2 ± 0.5%.', ['score 43.2% Accuracy']],
    ['It costs 1,250 ms latency per query.', ['score 1250 ms latency']],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('differences', () => {
  test.each<[string, readonly string[]]>([
    [
      '[Larch|Model] outperforms [Alder|Model] by 5.2 points on [CodeQuiz|Dataset].',
      ['difference 5.2 points | model=Larch dataset=CodeQuiz vs=Alder'],
    ],
    ['[Larch|Model] improves accuracy by 5% over [Alder|Model].', ['difference 5% accuracy | model=Larch vs=Alder']],
    ['[Larch|Model] is 20% faster than [Alder|Model].', ['difference 20% | model=Larch vs=Alder']],
    [
      '[Larch|Model] uses 19% fewer parameters than [Alder|Model].',
      ['difference 19% parameters | model=Larch vs=Alder'],
    ],
    ['We see a 13% increase in recall.', ['difference 13% recall']],
    ['We see a gain of 1.2 BLEU.', ['difference 1.2 BLEU']],
    ['It yields gains of up to 7.64 absolute points.', ['difference up to 7.64 points']],
    ['The average improvement is +2.1%.', ['difference 2.1% | in=on average']],
    ['It reduces the word error rate by 12%.', ['difference 12% word error rate']],
    ['The success rate grows by 4.4 percentage points.', ['difference 4.4 points success rate']],
    ['It beats the strongest baseline by over 3%.', ['difference over 3% | vs=strongest baseline']],
    ['It improves F1 by 17.1 and 4.1 points.', ['difference 17.1 points F1', 'difference 4.1 points F1']],
    ['Latency drops 35% compared to [Alder|Model].', ['difference 35% Latency | vs=Alder']],
    ['Gains are 3.6% offline and 12.2% online.', ['difference 3.6% | in=offline', 'difference 12.2% | in=online']],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('ratios', () => {
  test.each<[string, readonly string[]]>([
    ['We report a 2.15X speed-up over regular decoding.', ['ratio 2.15x speed-up | vs=regular decoding']],
    ['[Larch|Model] is up to 3× faster.', ['ratio up to 3x | model=Larch']],
    ['[Larch|Model] is 2.3x faster than [Alder|Model].', ['ratio 2.3x | model=Larch vs=Alder']],
    ['It runs ten times faster than [Alder|Model].', ['ratio 10x | vs=Alder']],
    ['It is twice as fast as before.', ['ratio 2x']],
    ['This brings a 5-fold reduction in memory.', ['ratio 5x memory']],
    ['Training needs four times less memory.', ['ratio 4x memory']],
    ['It is over two orders of magnitude faster.', ['ratio over 2 orders of magnitude']],
    ['Its throughput is 3x that of [Alder|Model].', ['ratio 3x throughput | vs=Alder']],
    ['The throughput increases by 1.8×.', ['ratio 1.8x throughput']],
    ['[Larch|Model] is as good as [Alder|Model], while being 3× faster.', ['ratio 3x | model=Larch']],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('ties stay within the clause', () => {
  test.each<[string, readonly string[]]>([
    [
      '[Larch|Model] reaches 83.1% on [CodeQuiz|Dataset] and 74.2% on [Grove|Dataset].',
      ['score 83.1% | model=Larch dataset=CodeQuiz', 'score 74.2% | model=Larch dataset=Grove'],
    ],
    [
      '[Larch|Model] reaches 83.1% and 74.2% on [CodeQuiz|Dataset] and [Grove|Dataset], respectively.',
      ['score 83.1% | model=Larch dataset=CodeQuiz', 'score 74.2% | model=Larch dataset=Grove'],
    ],
    [
      '[Larch|Model] and [Alder|Model] reach 83.1% and 74.2% accuracy on [CodeQuiz|Dataset], respectively.',
      ['score 83.1% accuracy | model=Larch dataset=CodeQuiz', 'score 74.2% accuracy | model=Alder dataset=CodeQuiz'],
    ],
    [
      '[Larch|Model] reaches 83.1% on [CodeQuiz|Dataset], while [Alder|Model] reaches 74.2%.',
      ['score 83.1% | model=Larch dataset=CodeQuiz', 'score 74.2% | model=Alder'],
    ],
    [
      '[Larch|Model] reaches 83.1% on [CodeQuiz|Dataset]; on [Grove|Dataset] it reaches 70.5%.',
      ['score 83.1% | model=Larch dataset=CodeQuiz', 'score 70.5% | dataset=Grove'],
    ],
    [
      '[Larch|Model] reaches 43% accuracy on [CodeQuiz|Dataset], outperforming [Alder|Model] by 5%.',
      [
        'score 43% accuracy | model=Larch dataset=CodeQuiz',
        'difference 5% accuracy | model=Larch dataset=CodeQuiz vs=Alder',
      ],
    ],
    [
      '[Larch|Model] reaches 64.8%, compared to 60.3% achieved by [Alder|Model].',
      ['score 64.8% | model=Larch', 'score 60.3%'],
    ],
    [
      '[Larch|Model] reaches 43% accuracy, and our tool runs at 30 FPS.',
      ['score 43% accuracy | model=Larch', 'score 30 FPS'],
    ],
    ['Although [Alder|Model] is older, it reaches 43% on [CodeQuiz|Dataset].', ['score 43% | dataset=CodeQuiz']],
    ['Compared with [Alder|Model], [Larch|Model] gains 3.4 points.', ['difference 3.4 points | model=Larch vs=Alder']],
    ['[Larch|Model] reaches 40.1% zero-shot accuracy.', ['score 40.1% zero-shot accuracy | model=Larch in=zero-shot']],
    ['[Larch|Model] attains FID 1.45 without guidance.', ['score 1.45 FID | model=Larch in=without guidance']],
    [
      '[Larch|Model] improves over [Alder|Model] (+2.1% F1, from 79.9% to 82.0%).',
      ['difference 2.1% F1 | model=Larch vs=Alder', 'score 79.9→82% F1 | model=Larch'],
    ],
  ])('%s', (text, expected) => {
    expect(resultsOf(text)).toEqual(expected);
  });
});

describe('numbers that are no results', () => {
  test.each([
    'We train a model with 7B parameters.',
    'We release 10K images.',
    'It has a context of 128K tokens.',
    'Larch-2-70B has 70.6 billion parameters.',
    'We evaluate on 12 datasets.',
    'We test on three benchmarks.',
    'The corpus was collected in 2023.',
    'Section 3.2 gives details.',
    'We use version 2.5 of the library.',
    'The effect is significant (p < 0.05).',
    'The effect holds (p = 0.031).',
    'We fine-tune with 5% of the data.',
    'Training uses only 1% of the labels.',
    'We set the learning rate to 0.001.',
    'We use a temperature of 0.7.',
    'A threshold of 0.5 is used.',
    'We use 10-fold cross-validation.',
    'The 95% confidence interval is given.',
    'We study 4x upsampling.',
    'Slides are read at 10x, 20x and 40x magnification.',
    'Images have 256×256 pixels.',
    'We quantize to 4-bit weights.',
    'Point clouds with 1024 points are used.',
    'We use GPT-4 and Llama 3.1.',
    'The clips last 10 seconds.',
    'Data are sampled at 50 Hz.',
    'The top 5% of students were asked.',
    'It omits approximately 10% of the population.',
    'The set costs $1,041.67.',
    'See [12] and Table 4.',
    'A 2.5D view is used.',
    'We train for 3.5 hours on 8 GPUs.',
    'With α = 0.05 the test rejects.',
  ])('%s', (text) => {
    expect(resultsOf(text)).toEqual([]);
  });
});
