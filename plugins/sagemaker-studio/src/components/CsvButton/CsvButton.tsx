/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import { useStudioText } from '../../hooks';
import { toCsv } from '../../view';
import type { CsvValue } from '../../view';
import { saveFile } from '../saveFile';

/** Saves the rows of a table as they are filtered and sorted. */
export function CsvButton(props: {
  /** Without an extension. */
  fileName: string;
  rows: () => CsvValue[][];
}) {
  const { fileName, rows } = props;
  const t = useStudioText();
  return (
    <Button
      variant="secondary"
      iconStart={<RiDownloadLine aria-hidden />}
      onPress={() =>
        saveFile(
          new Blob([toCsv(rows())], { type: 'text/csv;charset=utf-8' }),
          `${fileName}.csv`,
        )
      }
    >
      {t('table.csv')}
    </Button>
  );
}
