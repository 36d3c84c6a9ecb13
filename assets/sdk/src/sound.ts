// Browsers allow sound only after the person has done something on the page: until then there is none.

let audio: AudioContext | undefined;

/** From the first press on there may be sound. */
export function waitForGesture(): void {
  for (const event of ['pointerup', 'keydown']) addEventListener(event, () => (audio ??= new AudioContext()), { once: true });
}

/** One tone that fades. */
export function chime(): void {
  if (audio?.state !== 'running') return;
  const tone = new OscillatorNode(audio, { frequency: 880 });
  const volume = new GainNode(audio, { gain: 0.2 });
  const end = audio.currentTime + 0.6;
  volume.gain.linearRampToValueAtTime(0, end);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(end);
}
