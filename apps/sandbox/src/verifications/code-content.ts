import type { VerificationContentInput } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import type { Values } from '../templates/liquid.ts';
import { usualSubject, usualText, valuesOf, withAppHash } from './code-text.ts';
import type { CodeResource, NewCode } from './deliver-code.ts';

/** Content with a code in it. */
export type CodeContent = Exclude<Wire<VerificationContentInput>, { rp_id: string }>;

/** The text around the code, as a template. */
export function textOf(content: CodeContent): string {
  return ('text' in content ? content.text : undefined) ?? usualText(content);
}

/** The values of the variables in it, without the code. */
export function variablesOf(content: CodeContent): Values {
  return { ...valuesOf(content), ...('default_variables' in content && content.default_variables) };
}

/** What the send of a code keeps as its request: content with `otp`, whose code no answer shows. */
export function codeRequest(resource: CodeResource, { code, recipient, content, request, copies }: NewCode): object {
  const { messages, emails: _, push_notifications: push, ...options } = request.processing_options ?? {};
  const { from } = recipient.sender;
  const shared = {
    ...('content_id' in content && { content_id: content.content_id }),
    otp: { code },
    default_variables: variablesOf(content),
    text: textOf(content),
  };
  switch (resource) {
    case 'emails': {
      const html = 'html' in content && content.html !== undefined && { html: content.html };
      return {
        from,
        content: { ...shared, subject: subjectOf(content), ...html },
        ...copies,
        processing_options: options,
      };
    }
    case 'push_notifications':
      return { content: { ...shared, title: subjectOf(content) }, ...push, processing_options: options };
    default: {
      const text = withAppHash(shared.text, content);
      return {
        from,
        content: { ...richPartsOf(content), ...shared, text },
        processing_options: { ...options, ...messages },
      };
    }
  }
}

/** What stands above the text: the subject of an email, the title of a push notification. */
function subjectOf(content: CodeContent): string {
  const given = 'subject' in content ? content.subject : 'title' in content ? content.title : undefined;
  return given ?? usualSubject(content);
}

const richParts = new Set(['media', 'location', 'list_picker', 'quick_reply', 'call_to_action', 'card']);

function richPartsOf(content: CodeContent): object {
  return Object.fromEntries(Object.entries(content).filter(([name]) => richParts.has(name)));
}
