/* Copying a text, for the parts that offer it. */

export const SAID_FOR = 3000; // milliseconds an answer stands beside its button

/* Whether the text of a field was copied; the field has it selected where not. Where the page is not
   served over https there is no clipboard but the selection's. */
export async function copied(field) {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}
