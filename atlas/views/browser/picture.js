/* The button that saves the map as a picture. The map stands in st_folium's frame, of this page's origin, and
   draws the picture there (`Atlas.picture`); it becomes a file without leaving the browser. */

const atlas = () => document.querySelector('iframe[title*="streamlit_folium"]').contentWindow.Atlas;

const pause = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });

/* The words of the picture, once they are those of what the map shows: a moving slider, or a filter chosen a moment
   ago, has the map and the page apart for a while. */
async function wordsOf(button) {
  for (let tries = 0; tries < 50; tries += 1) {
    const { figure } = button.said;
    const { places, day } = atlas().shownOn();
    if (places === figure.places && day === figure.day) return button.said;
    await pause(100);
  }
  throw new Error('the map and the page do not show the same');
}

async function save(button) {
  const { figure, file } = await wordsOf(button);
  const canvas = atlas().picture(figure);
  const blob = await new Promise((done) => { canvas.toBlob(done, 'image/png'); });
  if (!blob) throw new Error(`no picture of ${canvas.width} by ${canvas.height} pixels`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector('.atlas-picture button');
  const status = parentElement.querySelector('.atlas-picture p');
  button.said = data;
  button.textContent = data.label;
  if (button.ariaDisabled === 'true') return;
  status.textContent = '';
  button.onclick = async () => {
    if (button.ariaDisabled === 'true') return;
    button.ariaDisabled = 'true';
    status.textContent = button.said.making;
    await pause(20); // so that the sentence is seen while the picture is drawn
    try {
      await save(button);
      status.textContent = button.said.saved;
    } catch (fault) {
      console.error(fault);
      status.textContent = button.said.failed;
    }
    button.ariaDisabled = 'false';
  };
}
