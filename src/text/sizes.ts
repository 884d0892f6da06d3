/** Numbers of parameters as names of models tell them. */

/** Whether a word is a model's number of parameters: `7B`, `1.5b`, `350M`, `8x22B`. */
export const isParameterCount = (word: string): boolean => /^(?:\d+x)?\d+(?:\.\d+)?[bm]$/iu.test(word);

/** Whether a word is the number of parameters that a mixture of experts uses for a token: `A22B`. */
export const isActiveParameterCount = (word: string): boolean => /^a\d+(?:\.\d+)?b$/iu.test(word);
