import type { VNode } from 'preact';
import { channelName } from '../messages/channels.ts';
import type { Person } from './diagram-layout.ts';

interface ParticipantTableProps {
  readonly people: readonly Person[];
  /** The channel of each, in the same order. */
  readonly channels?: readonly string[];
}

/** The people of a picture in a table. */
export function ParticipantTable({ people, channels = [] }: ParticipantTableProps): VNode | null {
  if (people.length === 0) return <p class="quiet">Nobody is in it yet.</p>;
  const hasChannels = channels.some(Boolean);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="table-frame" aria-label="Participants" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Address</th>
            <th scope="col">Talks through</th>
            {hasChannels && <th scope="col">Channel</th>}
          </tr>
        </thead>
        <tbody>
          {people.map(({ id, name, address, via }, index) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td class="number">{address || '–'}</td>
              <td class="number">{via ?? '–'}</td>
              {hasChannels && <td>{channels[index] ? channelName(channels[index]) : '–'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
