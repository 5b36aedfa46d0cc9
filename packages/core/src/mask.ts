/** Hides phone numbers but for their last two digits, and the names in e-mail addresses. */
export function mask(text: string): string {
  return text.replace(/\+\d{4,}(?=\d\d)/g, '+•••').replace(/[\w.+-]+@(?=[\w-]+\.)/g, '•••@');
}
