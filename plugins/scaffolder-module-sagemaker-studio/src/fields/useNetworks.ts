/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { useApi } from '@backstage/frontend-plugin-api';
import { sagemakerStudioApiRef } from '@studio-access/backstage-plugin-sagemaker-studio';
import type { NetworkList } from '@studio-access/backstage-plugin-sagemaker-studio-common';
import { useEffect, useState } from 'react';

/** While the back end reads them in the background. */
const POLL_MS = 1_500;

type NetworksState = { list?: NetworkList; error?: unknown };

/** The networks of an account and Region as they were last read, and anew once they are read again. */
export function useNetworks(
  accountId: string | undefined,
  region: string | undefined,
): NetworksState {
  const api = useApi(sagemakerStudioApiRef);
  const [state, setState] = useState<NetworksState>({});
  useEffect(() => {
    setState({});
    if (!accountId || !region) {
      return undefined;
    }
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const { signal } = controller;
    const look = async () => {
      try {
        const list = await api.listNetworks({ accountId, region }, { signal });
        if (!signal.aborted) {
          setState({ list });
          if (list.isReading) {
            timer = setTimeout(look, POLL_MS);
          }
        }
      } catch (error) {
        if (!signal.aborted) {
          setState({ error });
        }
      }
    };
    void look();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, accountId, region]);
  return state;
}
