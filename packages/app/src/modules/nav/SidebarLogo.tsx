/* Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0 */

import { sidebarConfig, useSidebarOpenState } from '@backstage/core-components';
import { RouterLink } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core';
import { LogoFull, LogoMark } from './Logo';

const useStyles = makeStyles({
  root: {
    width: sidebarConfig.drawerWidthClosed,
    height: 3 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
    marginBottom: -14,
  },
  link: {
    width: sidebarConfig.drawerWidthClosed,
    marginLeft: 22,
    textDecoration: 'none',
  },
});

export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <RouterLink
        href="/"
        className={classes.link}
        aria-label="Studio Access, home"
      >
        {isOpen ? <LogoFull /> : <LogoMark />}
      </RouterLink>
    </div>
  );
}
