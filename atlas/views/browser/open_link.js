/* Below an embedded map: whose it is, and a link to the same view in the atlas itself.

   data: {open: the link's words, note: the line beside it}. */

function whole() {
  const address = new URL(location.href);
  address.searchParams.delete('embed');
  address.searchParams.delete('embed_options');
  return address.href;
}

export default function ({ data, parentElement }) {
  let line = parentElement.querySelector('.atlas-embed-line');
  if (!line) {
    line = document.createElement('p');
    line.className = 'atlas-embed-line';
    line.append(document.createElement('a'), ' ', document.createElement('span'));
    parentElement.append(line);
  }
  const [link, note] = line.children;
  link.textContent = data.open;
  link.target = '_blank';
  link.rel = 'noopener';
  link.href = whole();
  // The map names its extent in the address as it is moved: the link is read off as it is used.
  link.onpointerdown = link.onfocus = link.onclick = () => { link.href = whole(); };
  note.textContent = data.note;
}
