import type { VNode } from 'preact';
import type { ActionView, CardView, ContentView } from '../data/views.ts';
import { Icon } from '../parts/icon.tsx';
import { LinkedText } from './linked-text.tsx';
import { MediaFiles } from './media-files.tsx';

interface RichContentProps {
  readonly content: ContentView;
  readonly text: string | null;
  /** Sends an answer as the person who holds the phone; undefined where nobody can. */
  readonly reply: ((text: string) => void) | undefined;
}

/** All that a message can show, as a phone shows it. */
export function RichContent({ content, text, reply }: RichContentProps): VNode {
  const { media, location, list_picker: picker, quick_reply: quick, call_to_action: call, card, carousel } = content;
  const cards = carousel?.cards ?? [];
  // The text of the message may repeat that of its rich part.
  const own = [picker?.text, quick?.text, call?.text, card?.title].includes(text ?? '') ? null : text;
  return (
    <>
      {own && (
        <p class="bubble-text">
          <LinkedText text={own} />
        </p>
      )}
      {media && media.length > 0 && <MediaFiles media={media} />}
      {location && <Place {...location} />}
      {picker && <ListPicker picker={picker} reply={reply} />}
      {quick && (
        <>
          <p class="bubble-text">
            <LinkedText text={quick.text} />
          </p>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
          <div class="chips" role="group" aria-label="Quick replies">
            {quick.reply_items.map(({ id, title }) => (
              <button key={id} type="button" class="chip" disabled={!reply} onClick={() => reply?.(title)}>
                {title}
              </button>
            ))}
          </div>
        </>
      )}
      {call && (
        <>
          <p class="bubble-text">
            <LinkedText text={call.text} />
          </p>
          <Actions actions={call.actions} reply={reply} />
        </>
      )}
      {card && <Card card={card} reply={reply} />}
      {cards.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section class="carousel" aria-label="Carousel" tabIndex={0}>
          {cards.map((each) => (
            <Card key={each.title} card={each} reply={reply} />
          ))}
        </section>
      )}
      {content.content_id && (
        <p class="bubble-text quiet">
          Template <code>{content.content_id}</code>
        </p>
      )}
    </>
  );
}

function Place({ title, latitude, longitude }: NonNullable<ContentView['location']>): VNode {
  return (
    <div class="place">
      <div class="place-map">
        <Icon name="place" />
      </div>
      <strong>{title ?? 'Location'}</strong>
      <span class="quiet number">
        {latitude.toFixed(5)}, {longitude.toFixed(5)}
      </span>
    </div>
  );
}

function ListPicker({ picker, reply }: PickerProps): VNode {
  return (
    <div class="picker">
      <p class="bubble-text">
        <LinkedText text={picker.text} />
      </p>
      <details>
        <summary>
          <Icon name="list" /> {picker.button_text}
        </summary>
        <ul>
          {picker.list_items.map(({ id, title, subtitle }) => (
            <li key={id}>
              <button type="button" disabled={!reply} onClick={() => reply?.(title)}>
                <span>{title}</span>
                {subtitle && <small class="quiet">{subtitle}</small>}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

interface PickerProps {
  readonly picker: NonNullable<ContentView['list_picker']>;
  readonly reply: RichContentProps['reply'];
}

function Card({ card, reply }: { readonly card: CardView; readonly reply: RichContentProps['reply'] }): VNode {
  const media = card.media ? asList(card.media) : [];
  return (
    <div class="card">
      {media.length > 0 && <MediaFiles media={media} />}
      {card.title && <strong>{card.title}</strong>}
      {card.subtitle && <span>{card.subtitle}</span>}
      {card.text && (
        <p>
          <LinkedText text={card.text} />
        </p>
      )}
      {card.footer && <small class="quiet">{card.footer}</small>}
      <Actions actions={card.actions ?? []} reply={reply} />
    </div>
  );
}

interface ActionsProps {
  readonly actions: readonly ActionView[];
  readonly reply: RichContentProps['reply'];
}

function Actions({ actions, reply }: ActionsProps): VNode | null {
  if (actions.length === 0) return null;
  return (
    <div class="card-actions">
      {actions.map((action) => (
        <Action key={action.title} action={action} reply={reply} />
      ))}
    </div>
  );
}

function Action({ action, reply }: { readonly action: ActionView; readonly reply: RichContentProps['reply'] }): VNode {
  const { type, title, url, phone_number: number } = action;
  if (type === 'url' && url !== undefined && /^https?:/i.test(url)) {
    return (
      <a href={url} target="_blank" rel="noopener noreferrer" title={url}>
        <Icon name="link" /> {title}
      </a>
    );
  }
  if (type === 'phone_number')
    return (
      <span title={number}>
        <Icon name="phone" /> {title}
      </span>
    );
  return (
    <button type="button" disabled={!reply} onClick={() => reply?.(title)}>
      {title}
    </button>
  );
}

function asList<Item>(given: Item | readonly Item[]): readonly Item[] {
  // `Array.isArray` does not know lists that cannot be changed.
  return Array.isArray(given) ? given : [given as Item];
}
