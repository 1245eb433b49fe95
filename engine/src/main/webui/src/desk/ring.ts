/** Whether this tab makes the sounds: of several tabs, the one that asked first. */
let leads = false;
if ("locks" in navigator) {
  void navigator.locks.request("cauce-sound", () => {
    leads = true;
    return new Promise<never>(() => {});
  });
} else {
  leads = true;
}

let context: AudioContext | null = null;
let ringing: ReturnType<typeof setInterval> | undefined;

/** Browsers let a page sound only after a click: call it in one. */
export function unlockSound(): void {
  context ??= new AudioContext();
  void context.resume();
}

export function chime(): void {
  if (!context || context.state !== "running") return;
  [660, 880].forEach((pitch, index) => tone(context!, pitch, context!.currentTime + index * 0.18));
}

function tone(audio: AudioContext, pitch: number, at: number): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.17);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.18);
}

/** Rings while there is an offer, and stops with the last one however it ended. */
export function ringWhile(offered: boolean): void {
  if (offered && ringing === undefined && leads) {
    chime();
    ringing = setInterval(chime, 2_500);
  } else if (!offered && ringing !== undefined) {
    clearInterval(ringing);
    ringing = undefined;
  }
}

/** Asks once, in a click. */
export function allowNotifications(): void {
  if ("Notification" in window && Notification.permission === "default") void Notification.requestPermission();
}

export function notify(words: string, tag: string): void {
  if (leads && document.hidden && "Notification" in window && Notification.permission === "granted") {
    const shown = new Notification("Cauce", { body: words, tag });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
  }
}
