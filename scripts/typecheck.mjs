// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Checks the types of the whole repository as `tsc` does, with the declarations in dist-types, from which packages are
 * built; and refuses comparisons of names of people and teams in the backend, which takes the types that the compiler has
 * worked out.
 */
import path from 'node:path';
import ts from 'typescript';
import { nameErrors } from './lib/nameErrors.mjs';
import { ROOT } from './lib/toolchain.mjs';

const { options, fileNames, errors } = ts.getParsedCommandLineOfConfigFile(
  path.join(ROOT, 'tsconfig.json'),
  { incremental: false },
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} },
);
const program = ts.createProgram({
  rootNames: fileNames,
  options,
  configFileParsingDiagnostics: errors,
});
const host = {
  getCurrentDirectory: () => ROOT,
  getCanonicalFileName: name => name,
  getNewLine: () => '\n',
};
const diagnostics = [
  ...ts.getPreEmitDiagnostics(program),
  ...program.emit().diagnostics,
];
process.stdout.write(ts.formatDiagnostics(diagnostics, host));
const names = nameErrors(program);
for (const each of names) {
  process.stdout.write(`${each}\n`);
}
process.exitCode = diagnostics.length + names.length > 0 ? 1 : 0;
