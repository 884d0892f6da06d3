import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayName, keyOf } from '../../src/resolve/keys.ts';
import { vocabulary } from './vocabulary.ts';

const key = (name: string): string => keyOf(name, vocabulary);
const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' = ').map((name) => name.trim()))
    .map(([a = '', b = '']) => [a, b]);

/** Spellings of one name. */
const SAME = pairs(String.raw`
HumanEval = Human Eval
HumanEval = human-eval
HumanEval+ = HumanEval +
3D reconstruction = three-dimensional reconstruction
two-stage detector = 2-stage detector
second-order optimization = 2nd-order optimization
A* search = A-star search
$R^2$ = R-squared
neural nets = neural networks
H∞ control = H-infinity control
FID↓ = FID
BERT (Bidirectional Encoder Representations from Transformers) = Bidirectional Encoder Representations from Transformers
Kullback-Leibler (KL) divergence = Kullback-Leibler divergence
WMT14 = WMT 2014
AIME'24 = AIME 2024
SQuAD 2.0 = SQuAD v2
fine-tuning = finetuning
fine-tuning = fine tuning
fine-tuning = Fine-Tuning
Fine-tuning = fine–tuning
pre-training = pretraining
multi-task learning = multitask learning
auto-regressive decoding = autoregressive decoding
Mixture-of-Experts = mixture of experts
state space model = state-space models
vision-language models = Vision Language Model
data set = dataset
datasets = data sets
reward model = reward models
the reward model = reward models
The Pile = Pile
a Markov chain = Markov chains
RM = RMs
LLMs = LLM
GANs = GAN
analyses = analysis
hypotheses = hypothesis
biases = bias
losses = loss
classes = class
boxes = box
searches = search
matrices = matrix
vertices = vertex
corpora = corpus
taxonomies = taxonomy
movies = movie
optimisation = optimization
Optimisers = optimizer
regularised regression = regularized regression
tokenisation = tokenization
overgeneralise = overgeneralize
behaviour cloning = behavior cloning
k-nearest neighbours = k-nearest neighbors
colour constancy = color constancy
modelling = modeling
semantic labelling = semantic labeling
dialogue systems = dialog system
grey-box attack = gray-box attack
centre loss = center loss
artefacts = artifact
GPT-4 = GPT 4
GPT-4 = GPT4
GPT-4 = gpt-4
GPT-4 = OpenAI GPT-4
GPT-4 = OpenAI's GPT-4
GPT-4 = GPT-4 models
WMT14 = WMT 14
WMT14 = WMT-14
CIFAR-10 = CIFAR10
Llama 3.1 8B = LLaMA-3.1-8B
Llama-3.1-8B-Instruct = Llama 3.1 8B Instruct
Llama-3.1-8B-Instruct = meta-llama/Llama-3.1-8B-Instruct
Llama-3.1-8B-Instruct = Llama-3.1-Instruct-8B
8B Llama-3.1 = Llama-3.1-8B
Llama 2 = Llama-v2
Claude 3.5 Sonnet = Claude Sonnet 3.5
Gemini 1.5 Pro = Gemini Pro 1.5
Qwen2.5-7B = Qwen/Qwen2.5-7B
1.3 billion GPT-3 = GPT-3 1.3B
OPT-1300M = OPT-1.3B
YOLOv3 = YOLO v3
YOLOv3 = YOLO-V3
SQuAD v1.1 = SQuAD 1.1
SWE-bench Verified = SWE-Bench-Verified
MMLU-Pro = MMLU Pro
Pass@1 = pass@1
R$^2$ = R²
3$\times$3 convolution = 3×3 convolution
$\beta$-VAE = β-VAE
$\beta$-VAE = beta-VAE
$\epsilon$-greedy = ϵ-greedy
$\ell_1$ norm = ℓ1 norm
\textbf{speculative decoding} = speculative decoding
na{\"i}ve Bayes = naive Bayes
naïve Bayes = naive Bayes
Poincaré embeddings = Poincare embedding
Newton's method = Newton method
Alzheimer’s disease = Alzheimer's disease
"thinking" tokens = thinking token
Mostly Basic Python Problems (MBPP) = Mostly Basic Python Problems
back&refine = back and refine
1,000 Genomes = 1000 Genomes
k-means = K-means
kNN = k-NN
Ｔ５ = T5
AIME'25 = AIME25
NVIDIA A100 GPUs = A100
`);

/** Different things with names that look alike. */
const DIFFERENT = pairs(`
QA dataset = QA
speech corpus = speech
MBPP dataset = MBPP
UNet14 = UNet 2014
MBPP dataset cards = MBPP
GPT-4 = GPT-4o
GPT-4 = GPT-4V
GPT-4 = GPT-3
GPT-4 = GPT-4.1
GPT-4 = GPT-4-Turbo
GPT-4o = GPT-4o-mini
GPT-4 = MiniGPT-4
GPT-J = GPT-NeoX
Llama 2 = Llama 3
Llama = Llama 2
Llama-3.1-8B = Llama-3.1-70B
Llama-3.1-8B = Llama-3.1
Llama-3.1-8B-Instruct = Llama-3.2-8B-Instruct
Llama-3.1-8B = Llama-3.1-8B-Instruct
Llama 3 8B = Llama 38B
Llama = CodeLlama
MMLU = MMLU-Pro
MMLU = MMMU
Mamba = Mamba-2
Mamba = Vision Mamba
MBPP = MBPP+
HumanEval = HumanEval+
HumanEval = HumanEval-X
HumanEval+ = HumanEval++
CIFAR-10 = CIFAR-100
CIFAR-10 = CIFAR-10-C
ImageNet-1k = ImageNet-21k
ImageNet = ImageNet-C
BERT = RoBERTa
BERT = BERTScore
BERT = ALBERT
BLEU = BLEURT
F1 = mF1
F1 = micro-F1
SQuAD 1.1 = SQuAD 2.0
WMT14 = WMT16
WMT14 = WMT 2014 news
Qwen2.5-7B-Instruct = Qwen2.5-72B-Instruct
Qwen2 = Qwen2.5
Nemotron-4 15B = Nemotron-4 340B
Nemotron-H = Nemotron-4
Nemotron-H-8B-Base-8K = Nemotron-H-47B-Base-8K
Nemotron-H-8B-Base = Nemotron-H-8B-Base-8K
ResNet-50 = ResNet-101
ResNet = ResNeXt
supervised learning = unsupervised learning
supervised learning = semi-supervised learning
symmetric = asymmetric
DeepSeek-V2 = DeepSeek-V3
DeepSeek-V3 = DeepSeek-R1
DeepSeek-V3 = DeepSeek-V3.1
Mistral-7B = Mistral-7B/24B
Mistral 7B = Mixtral 8x7B
Mixtral 8x7B = Mixtral 8x22B
Mixtral 8x7B = Mixtral 87B
Qwen3-30B-A3B = Qwen3-30B
T5 = mT5
T5 = T5-11B
Claude 3 Opus = Claude 3 Haiku
Claude 3.5 Sonnet = Claude 3 Sonnet
Gemini 2.0 Flash = Gemini 2.0 Flash Lite
YOLOv5 = YOLOv5s
YOLOv5 = YOLOv8
Pass@1 = Pass@10
pass@k = pass k
Top-1 accuracy = Top-5 accuracy
C = C++
C++ = C#
A* = A
A* = A+
Q* = Q
n-gram = 3-gram
L1 norm = L2 norm
INT4 = INT8
FP16 = BF16
2D pose = 3D pose
A100 = H100
RTX 3090 = RTX 4090
SST-2 = SST-5
GSM8K = GSM1K
MATH = MATH-500
LEGO = LLEGO
RM = RMS
GP = GPS
precision = decision
exercise = exorcise
reference model = preference model
REK+/RAG+ = REK+/RAG-
mAP50 = mAP50:95
1/2 = 12
3.1 = 31
`);

describe('keyOf', () => {
  test.each(SAME)('one key: %s and %s', (a, b) => {
    expect(key(a)).toBe(key(b));
  });

  test.each(DIFFERENT)('two keys: %s and %s', (a, b) => {
    expect(key(a)).not.toBe(key(b));
  });

  test('there are enough pairs, and none is written twice', () => {
    const all = [...SAME, ...DIFFERENT].map((pair) => pair.join(' = '));
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(150);
  });

  test.each([
    ['reward models', 'rewardmodel'],
    ['Llama 3 8B', 'llama3 8b'],
    ['LLaMA-3.1-8B-Instruct', 'llama3.1 8binstruct'],
    ['HumanEval+', 'humaneval+'],
    ['Pass@1', 'pass@1'],
    ['∇', '∇'],
    ['the', 'the'],
    ['', ''],
  ])('%s → %s', (name, expected) => {
    expect(key(name)).toBe(expected);
  });

  const letters = fc.stringMatching(/^[A-Za-z]{2,8}$/);

  test('digits are never lost, and names that differ only in them never meet', () => {
    const number = fc.integer({ min: 0, max: 999 });
    const between = fc.constantFrom('-', ' ', '');
    fc.assert(
      fc.property(letters, between, number, number, (family, separator, a, b) => {
        fc.pre(a !== b);
        expect(key(`${family}${separator}${a}`)).not.toBe(key(`${family}${separator}${b}`));
        expect(key(`${family}${separator}${a}`)).toContain(String(a));
      }),
    );
  });

  test('the sizes of two models of one family never meet', () => {
    const size = fc.integer({ min: 1, max: 999 });
    const version = fc.constantFrom('', '-2', '-3.1', ' v2');
    fc.assert(
      fc.property(letters, version, size, size, (family, which, a, b) => {
        fc.pre(a !== b);
        expect(key(`${family}${which}-${a}B`)).not.toBe(key(`${family}${which}-${b}B`));
      }),
    );
  });

  test('every name has a key, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(key(name) === '').toBe(displayName(name) === '');
      }),
    );
  });
});

test.each([
  ['maps', 'mAP'],
  ['clips', 'CLIP'],
  ['meshes', 'MeSH'],
  ['math', 'MATH'],
  ['Math', 'MATH'],
  ['Maps', 'mAP'],
  ['Impalas', 'IMPALA'],
])('an everyday word is not what is written like it: %s and %s', (word, name) => {
  expect(keyOf(word, vocabulary)).not.toBe(keyOf(name, vocabulary));
  expect(keyOf(word, vocabulary)).toBe(keyOf(word.toLowerCase(), vocabulary));
});

test.each(['IMPALA', 'SUPERB', 'BLINK', 'MAESTRO'])('one capital may be how a name is written: %s', (name) => {
  const titled = name.slice(0, 1) + name.slice(1).toLowerCase();
  expect(keyOf(titled, vocabulary)).toBe(keyOf(name, vocabulary));
});

describe('displayName', () => {
  test.each([
    ['  speculative\n decoding ', 'speculative decoding'],
    ['$\\beta$-VAE', 'β-VAE'],
    ['\\textbf{Mamba}', 'Mamba'],
    ['Mamba', 'Mamba'],
  ])('%j is shown as %s', (name, shown) => {
    expect(displayName(name)).toBe(shown);
  });
});
