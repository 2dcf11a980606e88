/* The link to what is shown: only the browser knows the whole address, since the map writes its extent there. */

export function link() {
  const address = new URL(location.href);
  address.hash = '';
  address.searchParams.delete('embed');
  return address.origin + address.pathname + address.search.replaceAll('%2C', ',');
}
