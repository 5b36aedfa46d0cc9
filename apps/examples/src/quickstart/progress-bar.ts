import type { DeliveryStatus } from '@comms/core';

/** Where progress is shown: a terminal, or anything that takes text. */
export interface ProgressOutput {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** A bar that moves in a terminal; elsewhere, one plain line for each change. */
export interface ProgressBar {
  show(delivery: DeliveryStatus): void;
  end(): void;
}

const states = ['queued', 'sent', 'delivered', 'read', 'undelivered', 'failed'] as const;
const finalStates = ['delivered', 'read', 'undelivered', 'failed'] as const;
const barWidth = 30;

/** Makes a progress bar for a send. */
export function progressBar(output: ProgressOutput): ProgressBar {
  let last = '';
  return {
    show: (delivery) => {
      const text = output.isTTY ? barOf(delivery).slice(0, (output.columns ?? 80) - 1) : progressText(delivery);
      if (text === last) return;
      last = text;
      // In a terminal the new line takes the place of the old one.
      output.write(output.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
    },
    end: () => {
      if (output.isTTY && last) output.write('\n');
    },
  };
}

function barOf(delivery: DeliveryStatus): string {
  const total = delivery.totalCount ?? 0;
  const filled = total > 0 ? Math.floor((finished(delivery) / total) * barWidth) : 0;
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${progressText(delivery)}`;
}

function progressText(delivery: DeliveryStatus): string {
  const counts = states.map((state) => [state, delivery[state]?.count ?? 0] as const).filter(([, count]) => count > 0);
  const details = counts.map(([state, count]) => `${count} ${state}`).join(', ');
  return `${finished(delivery)} of ${delivery.totalCount ?? 0} done${details && `: ${details}`}`;
}

function finished(delivery: DeliveryStatus): number {
  return finalStates.reduce((sum, state) => sum + (delivery[state]?.count ?? 0), 0);
}
