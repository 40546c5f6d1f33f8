/** The package as it is installed elsewhere, out of what is built. */
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** Packs it into the folder; gives the path of the tarball. */
export function packInto(folder: string): string {
  const name = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: repository,
    encoding: 'utf8',
  });
  return join(folder, name.trim());
}

/** Unpacks it there, beside the packages of this checkout; gives the folder with its files. */
export function unpackInto(folder: string): string {
  execFileSync('tar', ['-xzf', packInto(folder), '-C', folder]);
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'package');
}
