import type { VNode } from 'preact';
import { AccountsPanel } from './accounts-panel.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { FaultsPanel } from './faults-panel.tsx';
import { SnapshotsPanel } from './snapshots-panel.tsx';

/** What can be set: time, faults, accounts, and states that are kept. */
export function ControlsView(): VNode {
  return (
    <section class="board" aria-label="Controls">
      <header class="pane-head">
        <p class="title" aria-hidden="true">
          Controls
        </p>
      </header>
      <div class="panels">
        <div>
          <ClockPanel />
          <SnapshotsPanel />
        </div>
        <div>
          <FaultsPanel />
          <AccountsPanel />
        </div>
      </div>
    </section>
  );
}
