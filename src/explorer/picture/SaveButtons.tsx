/** Saves a picture as a file, SVG or PNG. */
import { useState } from 'react';
import type { Picture } from '../../picture/layout.js';
import { svgText } from '../../picture/svgText.js';

interface SaveOptions {
  readonly picture: Picture;
  readonly title: string;
}

export function SaveButtons({ picture, title }: SaveOptions) {
  const [failure, setFailure] = useState('');
  const svg = () => new Blob([svgText(picture, title)], { type: 'image/svg+xml' });
  return (
    <p className="buttons">
      <button type="button" onClick={() => save(svg(), 'rolegraph-paths.svg')}>
        Save as SVG
      </button>
      <button type="button" onClick={() => void savePng(svg()).then(setFailure)}>
        Save as PNG
      </button>
      <button type="button" onClick={() => window.print()}>
        Print
      </button>
      {failure === '' ? null : <span role="alert">{failure}</span>}
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
 * it. Returns why that failed; an empty text if it did not.
 */
async function savePng(svg: Blob): Promise<string> {
  const image = new Image();
  image.src = URL.createObjectURL(svg);
  const file = await pngOf(image).catch(() => null);
  URL.revokeObjectURL(image.src);
  if (file === null) return 'The browser could not draw the picture. Save it as SVG.';
  save(file, 'rolegraph-paths.png');
  return '';
}

async function pngOf(image: HTMLImageElement): Promise<Blob | null> {
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(2, 8_000 / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve));
}
