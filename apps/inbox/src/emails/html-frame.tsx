import type { VNode } from 'preact';

interface HtmlFrameProps {
  readonly id: string;
  readonly subject: string;
}

/**
 * The HTML of an e-mail, which somebody else has written: in a frame without scripts, forms and an origin, from an address
 * whose policy lets nothing be fetched. A link that a person follows opens in a window of its own.
 */
export function HtmlFrame({ id, subject }: HtmlFrameProps): VNode {
  return (
    <>
      <iframe
        class="html-frame"
        title={`E-mail: ${subject || 'no subject'}`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        referrerpolicy="no-referrer"
        src={`/_sandbox/page/emails/${encodeURIComponent(id)}`}
      />
      <p class="quiet small-text">
        Nothing in it runs, and nothing is fetched from elsewhere: pictures from the web stay blank.
      </p>
    </>
  );
}
