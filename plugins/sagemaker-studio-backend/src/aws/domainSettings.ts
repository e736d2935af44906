/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */
import type {
  AppLifecycleManagement,
  DescribeDomainCommandOutput,
} from '@aws-sdk/client-sagemaker';
import type { ObservedDomainSettings } from './StudioGateway';

/** What DescribeDomain says of sessions and idle apps. */
export function settingsOf(
  domain: Pick<
    DescribeDomainCommandOutput,
    'DefaultUserSettings' | 'DomainSettings'
  >,
): ObservedDomainSettings {
  const { DefaultUserSettings: settings, DomainSettings } = domain;
  return {
    sessionNames:
      settings?.StudioWebPortalSettings?.ExecutionRoleSessionNameMode,
    sourceIdentity:
      DomainSettings?.ExecutionRoleIdentityConfig === 'USER_PROFILE_NAME',
    idleShutdown: [
      idleOf('JupyterLab', settings?.JupyterLabAppSettings),
      idleOf('Code Editor', settings?.CodeEditorAppSettings),
    ],
  };
}

function idleOf(
  app: string,
  settings: { AppLifecycleManagement?: AppLifecycleManagement } | undefined,
) {
  const idle = settings?.AppLifecycleManagement?.IdleSettings;
  return {
    app,
    enabled: idle?.LifecycleManagement === 'ENABLED',
    minutes: idle?.IdleTimeoutInMinutes,
  };
}
