/** Saves a picture as a file, SVG or PNG. */
import type { Picture } from '../../picture/layout.js';
import { svgText } from '../../picture/svgText.js';

interface SaveOptions {
  readonly picture: Picture;
  readonly title: string;
}

export function SaveButtons({ picture, title }: SaveOptions) {
  const svg = () => new Blob([svgText(picture, title)], { type: 'image/svg+xml' });
  return (
    <p className="buttons">
      <button type="button" onClick={() => save(svg(), 'rolegraph-paths.svg')}>
        Save as SVG
      </button>
      <button type="button" onClick={() => void savePng(svg(), picture)}>
        Save as PNG
      </button>
      <button type="button" onClick={() => window.print()}>
        Print
      </button>
    </p>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

/**
 * Saves a PNG with twice the screen's resolution, so that it is sharp on paper; less if the browser could not hold
 * it.
 */
async function savePng(svg: Blob, { width, height }: Picture): Promise<void> {
  const scale = Math.min(2, 8_000 / Math.max(width, height));
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) return;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  canvas.toBlob((file) => {
    if (file !== null) save(file, 'rolegraph-paths.png');
  });
}
