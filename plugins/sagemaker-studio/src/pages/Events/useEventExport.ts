/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { sagemakerStudioApiRef } from '../../api';

type Format = 'jsonl' | 'csv';

/** Downloads the record. A transfer that is cut off gives an error and no file. */
export function useEventExport() {
  const api = useApi(sagemakerStudioApiRef);
  const [state, setState] = useState<{ pending?: Format; error?: unknown }>({});
  const start = async (format: Format) => {
    setState({ pending: format });
    try {
      const response = await api.exportEvents(format);
      save(await response.blob(), `studio-access-events.${format}`);
      setState({});
    } catch (error) {
      setState({ error });
    }
  };
  return { ...state, start };
}

/** A link cannot carry the token that the call needs, so what came is offered as a file. */
function save(content: Blob, name: string) {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
