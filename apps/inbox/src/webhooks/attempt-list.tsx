import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { callControl } from '../data/control-client.ts';
import type { AttemptView } from '../data/traffic-views.ts';
import { durationText, prettyJson } from '../data/wording.ts';
import { CodeBlock } from '../parts/code-block.tsx';
import { HeaderList } from '../parts/header-list.tsx';
import { Moment } from '../parts/moment.tsx';
import { StatusBadge } from '../parts/state-badge.tsx';

interface AttemptListProps {
  /** Where the attempts are read. */
  readonly path: string;
  /** Changes when there is another attempt: they are read again then. */
  readonly version: object;
}

/** All tries to tell something, the newest first. */
export function AttemptList({ path, version }: AttemptListProps): VNode {
  const [attempts, setAttempts] = useState<readonly AttemptView[]>();
  useEffect(() => {
    let isWanted = true;
    callControl<{ attempts: AttemptView[] }>('GET', path).then(
      (answer) => isWanted && setAttempts(answer.attempts.toReversed()),
      () => isWanted && setAttempts([]),
    );
    return () => {
      isWanted = false;
    };
  }, [path, version]);
  if (!attempts) return <p class="quiet">Loading…</p>;
  if (attempts.length === 0) return <p class="quiet">None yet.</p>;
  return (
    <ol class="attempts">
      {attempts.map((attempt, index) => (
        <li key={`${attempt.at} ${attempts.length - index}`}>
          <details open={index === 0}>
            <summary class="attempt-line">
              <StatusBadge status={attempt.status} missing={attempt.error ?? 'No answer'} />
              <Moment at={attempt.at} isExact />
              <span class="quiet number">{durationText(attempt.duration_ms)}</span>
            </summary>
            <Attempt attempt={attempt} />
          </details>
        </li>
      ))}
    </ol>
  );
}

function Attempt({ attempt }: { readonly attempt: AttemptView }): VNode {
  const signature = Object.entries(attempt.headers).find(([name]) => name.toLowerCase() === 'x-twilio-signature');
  return (
    <div class="attempt">
      {signature && <CodeBlock label="Signature" text={`${signature[0]}: ${signature[1]}`} />}
      {attempt.error && <p class="dot-bad">{attempt.error}</p>}
      <p class="quiet mono wrap">{attempt.url ?? attempt.target}</p>
      {attempt.body && <CodeBlock label="Body" text={attempt.body} />}
      {attempt.answer !== undefined && (
        <CodeBlock label="Answer" text={prettyJson(attempt.answer ?? '')} empty="The answer was empty." />
      )}
      <details class="headers">
        <summary>Headers that were sent</summary>
        <HeaderList headers={attempt.headers} />
      </details>
    </div>
  );
}
