import type { VNode } from 'preact';
import { controlUrl } from '../data/control-client.ts';
import type { EmailView } from '../data/views.ts';
import { sizeText } from '../data/wording.ts';
import { Icon } from '../parts/icon.tsx';

interface AttachmentsProps {
  readonly id: string;
  readonly attachments: NonNullable<EmailView['attachments']>;
}

/** The files of an e-mail, to be saved. */
export function Attachments({ id, attachments }: AttachmentsProps): VNode {
  return (
    <ul class="attachments" aria-label="Attachments">
      {attachments.map(({ file_name: name, mime_type: type, file_size: size }, index) => (
        <li key={`${index} ${name}`}>
          <a class="file" href={controlUrl(`/emails/${encodeURIComponent(id)}/attachments/${index}`)} download={name}>
            <Icon name="file" />
            <span class="file-name">{name}</span>
            <small class="quiet">{[type, sizeText(size)].filter(Boolean).join(' · ')}</small>
          </a>
        </li>
      ))}
    </ul>
  );
}
