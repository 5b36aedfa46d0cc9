import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { callControl } from '../data/control-client.ts';
import type { FactorView } from '../data/views.ts';
import { wordText } from '../data/wording.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { attempt } from '../state/notice.ts';
import { sandboxNow } from '../state/sandbox-time.ts';
import { QrCode } from './qr-code.tsx';

/** An authenticator app with its code of now, or another thing that proves who someone is. */
export function FactorCard({ factor }: { readonly factor: FactorView }): VNode {
  const { id, type, name, status, uri } = factor;
  return (
    <li class="code-card factor">
      <p class="card-head">
        <strong>{name ?? id}</strong>
        <StateBadge state={status} />
      </p>
      {type === 'totp' && uri ? (
        <div class="totp">
          <QrCode text={uri} label={`QR code of ${name ?? 'the factor'}, for an authenticator app`} />
          <div>
            <TotpCode factor={factor} />
            <CopyButton text={uri} label="Copy otpauth address" />
          </div>
        </div>
      ) : (
        <>
          <p class="quiet">{factorNames[type] ?? wordText(type)}</p>
          {isDevice(type) && <Decision id={id} />}
        </>
      )}
    </li>
  );
}

const factorNames: Readonly<Record<string, string>> = {
  passkey: 'Passkey: it has no code to show',
  push: 'Device that is asked by a push',
  silent_device_approval: 'Device that answers by itself',
};

function isDevice(type: string): boolean {
  return type === 'push' || type === 'silent_device_approval';
}

/** Answers as the device would. */
function Decision({ id }: { readonly id: string }): VNode {
  const decide = (decision: string) =>
    attempt(() => callControl('POST', `/factors/${encodeURIComponent(id)}/${decision}`), 'The device has answered');
  return (
    <div class="button-row">
      <button type="button" class="button primary" onClick={() => void decide('approve')}>
        Approve
      </button>
      <button type="button" class="button" onClick={() => void decide('deny')}>
        Deny
      </button>
    </div>
  );
}

/** How many seconds a code is shown, unless its address says otherwise. */
const usualPeriod = 30;

/** The code of now; when its time is over, the next one is read. */
function TotpCode({ factor }: { readonly factor: FactorView }): VNode {
  const [now, setNow] = useState(factor);
  useEffect(() => setNow(factor), [factor]);
  const until = Date.parse(now.valid_until ?? '');
  const left = until - sandboxNow.value;
  const isOver = left <= 0;
  useEffect(() => {
    if (!isOver) return;
    void callControl<FactorView>('GET', `/factors/${encodeURIComponent(factor.id)}`).then(setNow, () => undefined);
  }, [isOver, factor]);
  const code = now.code ?? '';
  const period = Number(/[?&]period=(\d+)/.exec(factor.uri ?? '')?.[1] ?? usualPeriod);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return (
    <>
      <p class="code-line">
        <code class="big-code" data-code={code}>
          {code}
        </code>
        <CopyButton text={code} label="Copy" />
      </p>
      <p class="countdown">
        <progress value={Math.min(period, seconds)} max={period} aria-label="Seconds until the next code" />
        <span class="quiet number">{Number.isNaN(left) ? '' : `${seconds} s`}</span>
      </p>
    </>
  );
}
