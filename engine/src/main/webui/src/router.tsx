import { Outlet, createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { Busy, Broken } from "./chrome/States.tsx";
import { SignInPage } from "./session/SignInPage.tsx";
import { type Role, homeOf, session } from "./session/session.ts";
import { texts } from "./text/index.ts";

const Desk = lazy(() => import("./desk/DeskPage.tsx"));
const Administration = lazy(() => import("./administration/AdministrationPage.tsx"));
const Developers = lazy(() => import("./developers/DevelopersPage.tsx"));
const Wall = lazy(() => import("./wall/WallPage.tsx"));

const root = createRootRoute({
  component: () => (
    <Suspense fallback={<Busy />}>
      <Outlet />
    </Suspense>
  ),
  errorComponent: ({ error }) => <Broken error={error} onRetry={() => location.reload()} />,
  notFoundComponent: () => <Broken error={texts.t("app.notFound")} onRetry={() => location.assign("/")} />,
});

/** Only for those with the role; others are asked to sign in, and come back here. */
function only(role: Role) {
  return ({ location }: { location: { href: string } }) => {
    const current = session.current();
    if (!current) throw redirect({ to: "/sign-in", search: { next: location.href } });
    if (!current.roles.includes(role)) throw redirect({ to: homeOf(current) });
  };
}

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    const current = session.current();
    throw redirect({ to: current ? homeOf(current) : "/sign-in" });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    typeof search.next === "string" && /^\/[a-z]/.test(search.next) ? { next: search.next } : {},
  component: SignInPage,
});

const desk = createRoute({ getParentRoute: () => root, path: "/desk", beforeLoad: only("agent"), component: Desk });
const wall = createRoute({
  getParentRoute: () => root,
  path: "/wall",
  validateSearch: (search: Record<string, unknown>): { tv?: string } => ("tv" in search ? { tv: "" } : {}),
  beforeLoad: only("supervisor"),
  component: Wall,
});
const administration = createRoute({
  getParentRoute: () => root,
  path: "/administration/{-$kind}",
  beforeLoad: only("administrator"),
  component: Administration,
});

const developers = createRoute({
  getParentRoute: () => root,
  path: "/developers",
  beforeLoad: ({ location }) => {
    if (!session.current()) throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
  component: Developers,
});

export const router = createRouter({ routeTree: root.addChildren([start, signIn, desk, wall, administration, developers]) });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
