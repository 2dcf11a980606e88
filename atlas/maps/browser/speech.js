/* What is said of a place or a cluster, in the words of the newest selection. */
'use strict';

window.AtlasSpeech = (scene, options, card, drawing) => {
  const words = () => scene.asked.words;
  const label = (kind) => words().kinds[options.kinds[kind].code];
  const name = (row) => scene.places.name(row, words().lang);

  /* The kinds a place shows; of a place that shows none, those known not to be. */
  function labels(row) {
    const { places, signs } = scene;
    if (places.kinds(row)) return signs.kindsOf(places.kinds(row)).map((kind) => [kind, label(kind)]);
    return signs.kindsOf(places.missing(row)).map((kind) => [null, `${label(kind)}: ${words().blanks.none}`]);
  }

  /* Why a place shows nothing, where that is not a list of kinds. */
  function reason(row) {
    const code = drawing.blankOf(row);
    return code && code !== 'none' ? words().blanks[code] : '';
  }

  function tooltip(hit) {
    if (hit.cluster === undefined) return card.tooltip(name(hit.row), labels(hit.row), scene.theme, reason(hit.row));
    const number = (n) => n.toLocaleString(words().lang);
    const kinds = scene.signs.all.filter((kind) => hit.tally[kind]);
    return card.tooltip(
      words().places.replace('{n}', number(hit.count)),
      kinds.map((kind) => [kind, `${label(kind)} ${number(hit.tally[kind])}`]), scene.theme);
  }

  function popup(row) {
    const level = words().levels[scene.places.level(row)];
    return card.popup({
      name: name(row),
      line: [level, scene.places.country(row, words().lang)].filter(Boolean).join(' · '),
      rough: scene.places.rough(row) && !scene.outlineOf.has(row) ? words().rough : '',
      kinds: labels(row),
      reason: reason(row),
    }, scene.theme);
  }

  return { name, tooltip, popup };
};
