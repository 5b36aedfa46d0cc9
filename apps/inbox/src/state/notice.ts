import { type Signal, signal } from '@preact/signals';

/** What the page has to say for a moment. */
export interface Notice {
  readonly text: string;
  readonly isTrouble: boolean;
}

/** What is said now. */
export const notice: Signal<Notice | undefined> = signal();

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says something for a few seconds, also to those who do not see it. */
export function say(text: string, isTrouble = false): void {
  notice.value = { text, isTrouble };
  clearTimeout(timer);
  timer = setTimeout(
    () => {
      notice.value = undefined;
    },
    isTrouble ? 8000 : 3000,
  );
}

/** Does something, and says so when it fails. */
export async function attempt(work: () => Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await work();
    if (done !== undefined) say(done);
    return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
    return false;
  }
}
