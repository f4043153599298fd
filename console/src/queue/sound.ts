let context: AudioContext | null = null;

const TONES = [660, 880];
const SECONDS = 0.18;

/** Two short tones, quiet. Silent where the browser allows no sound before somebody has clicked. */
export function chime(): void {
  try {
    context ??= new AudioContext();
    const { currentTime, destination } = context;
    for (const [index, tone] of TONES.entries()) {
      const oscillator = new OscillatorNode(context, { frequency: tone });
      const volume = new GainNode(context, { gain: 0.08 });
      oscillator.connect(volume).connect(destination);
      oscillator.start(currentTime + index * SECONDS);
      oscillator.stop(currentTime + (index + 1) * SECONDS);
    }
    void context.resume();
  } catch {
    // A device without sound: the title and the queue tell it.
  }
}
