import type { VNode } from 'preact';
import type { MediaView } from '../data/views.ts';
import { sizeText } from '../data/wording.ts';
import { Icon } from '../parts/icon.tsx';

/** The files of a message: pictures that the sandbox has are shown; nothing is fetched from elsewhere. */
export function MediaFiles({ media }: { readonly media: readonly MediaView[] }): VNode {
  return (
    <div class="media">
      {media.map((file) => (
        <MediaFile key={file.id ?? file.media_id ?? file.url ?? ''} file={file} />
      ))}
    </div>
  );
}

function MediaFile({ file }: { readonly file: MediaView }): VNode {
  const address = file.content_reference?.temporary_url ?? file.url ?? '';
  const own = ownPath(address);
  const name = file.file_name ?? nameIn(address) ?? file.id ?? file.media_id ?? 'File';
  const isPicture =
    /^image\/(png|jpeg|gif|webp)$/.test(file.mime_type ?? '') ||
    (!file.mime_type && /\.(png|jpe?g|gif|webp)$/i.test(name));
  if (own !== undefined && isPicture) {
    return (
      <a href={own} target="_blank" rel="noopener noreferrer">
        <img src={own} alt={name} loading="lazy" />
      </a>
    );
  }
  const about = [file.mime_type, sizeText(file.file_size), own === undefined ? hostIn(address) : undefined];
  const inner = (
    <>
      <Icon name={isPicture ? 'image' : 'file'} />
      <span class="file-name">{name}</span>
      <small class="quiet">{about.filter(Boolean).join(' · ')}</small>
    </>
  );
  if (address === '' || !/^https?:/i.test(address)) return <span class="file">{inner}</span>;
  return (
    <a class="file" href={own ?? address} target="_blank" rel="noopener noreferrer">
      {inner}
    </a>
  );
}

/** The path of an address that the sandbox itself answers: the page may show what is there. */
function ownPath(address: string): string | undefined {
  if (!URL.canParse(address, location.href)) return undefined;
  const { origin, pathname, search } = new URL(address, location.href);
  return address !== '' && origin === location.origin ? pathname + search : undefined;
}

function hostIn(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}

function nameIn(address: string): string | undefined {
  if (!URL.canParse(address, location.href)) return undefined;
  return new URL(address, location.href).pathname.split('/').filter(Boolean).at(-1);
}
