import fc from 'fast-check';

// The same cases on every run, so that a red build means a change of the code. LITHOGRAPH_FUZZ=<integer> tries others.
fc.configureGlobal({ seed: Number(process.env.LITHOGRAPH_FUZZ ?? 1) });
