/** What was typed into a field of a form, without spaces at its ends; empty when there is no such field. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
