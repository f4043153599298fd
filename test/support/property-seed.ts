import fc from 'fast-check';

// The same inputs in each run, so that a change is judged by itself: whoever looks for others names another seed.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_130) });
