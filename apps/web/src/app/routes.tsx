import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { AppFrame, TeamPages } from './app-frame.tsx';
import { PageProblem } from './page-problem.tsx';
import { NoSuchPage, RotaStart, StartPage } from './start-page.tsx';

/** A page whose code is fetched when it is first opened. */
function page(load: () => Promise<ComponentType>): Pick<RouteObject, 'lazy'> {
  return { lazy: async () => ({ Component: await load() }) };
}

const ofTeam: RouteObject[] = [
  { path: '/', element: <StartPage /> },
  { path: '/rota', element: <RotaStart /> },
  {
    path: '/rota/:team/:month',
    ...page(async () => (await import('../features/rota-board/rota-board-page.tsx')).RotaBoardPage),
  },
  {
    path: '/rota/:team/:month/compare',
    ...page(async () => (await import('../features/fill/compare-page.tsx')).ComparePage),
  },
  {
    path: '/rota/:team/:month/versions',
    ...page(async () => (await import('../features/publish/versions-page.tsx')).VersionsPage),
  },
  {
    path: '/rota/:team/:month/fill',
    ...page(async () => (await import('../features/fill/fill-page.tsx')).FillPage),
  },
  {
    path: '/fairness/:team/:month',
    ...page(async () => (await import('../features/fairness/fairness-page.tsx')).FairnessPage),
  },
  {
    path: '/holidays/:team/:year',
    ...page(async () => (await import('../features/holidays/holiday-year-page.tsx')).HolidayYearPage),
  },
  { path: '/fairness', element: <RotaStart to="/fairness" /> },
  {
    path: '/rota/:team/:month/conflict',
    ...page(async () => (await import('../features/explained/conflict-page.tsx')).ConflictPage),
  },
  {
    path: '/rota/:team/:month/absences',
    ...page(async () => (await import('../features/explained/absences-page.tsx')).AbsencesPage),
  },
  { path: '/team-size', element: <RotaStart to="/team-size" /> },
  {
    path: '/team-size/:team/:month',
    ...page(async () => (await import('../features/explained/team-size-page.tsx')).TeamSizePage),
  },
  {
    path: '/rota/:team/:month/repair',
    ...page(async () => (await import('../features/explained/repair-page.tsx')).RepairPage),
  },
  {
    path: '/rota/:team/:month/why',
    ...page(async () => (await import('../features/explained/why-page.tsx')).WhyPage),
  },
  { path: '/my', ...page(async () => (await import('../features/my-duties/my-duties-page.tsx')).MyDutiesPage) },
  { path: '/my/month', ...page(async () => (await import('../features/my-duties/my-month-page.tsx')).MyMonthPage) },
  { path: '/my/why', ...page(async () => (await import('../features/explained/my-why-page.tsx')).MyWhyPage) },
  { path: '/days', ...page(async () => (await import('../features/team-days/team-days-page.tsx')).TeamDaysPage) },
  {
    path: '/my/calendar',
    ...page(async () => (await import('../features/my-duties/calendar-page.tsx')).CalendarPage),
  },
  {
    path: '/my/duty/:date/:duty',
    ...page(async () => (await import('../features/my-duties/duty-page.tsx')).DutyPage),
  },
  {
    path: '/my/called-in',
    ...page(async () => (await import('../features/call-outs/called-in-page.tsx')).CalledInPage),
  },
  { path: '/stand-ins', ...page(async () => (await import('../features/stand-ins/stand-ins-page.tsx')).StandInsPage) },
  { path: '/notices', ...page(async () => (await import('../features/notices/notices-page.tsx')).NoticesPage) },
  { path: '/outbox', ...page(async () => (await import('../features/notices/outbox-page.tsx')).OutboxPage) },
  { path: '/swaps', ...page(async () => (await import('../features/swaps/swaps-page.tsx')).SwapsPage) },
  {
    path: '/swaps/offer',
    ...page(async () => (await import('../features/swaps/swap-offer-page.tsx')).SwapOfferPage),
  },
  { path: '/leave', ...page(async () => (await import('../features/leave/leave-page.tsx')).LeavePage) },
  { path: '/wishes', ...page(async () => (await import('../features/requests/requests-page.tsx')).RequestsPage) },
  {
    path: '/rules',
    ...page(async () => (await import('../features/rule-settings/rule-settings-page.tsx')).RuleSettingsPage),
  },
  { path: '/team', ...page(async () => (await import('../features/team/team-page.tsx')).TeamPage) },
  { path: '/accounts', ...page(async () => (await import('../features/accounts/accounts-page.tsx')).AccountsPage) },
  {
    path: '/machines',
    ...page(async () => (await import('../features/machines/machines-page.tsx')).MachinesPage),
  },
  { path: '/hours', ...page(async () => (await import('../features/hours/hours-page.tsx')).HoursPage) },
  { path: '/cover', ...page(async () => (await import('../features/cover/cover-page.tsx')).CoverPage) },
  {
    path: '/cover/:team/:month',
    ...page(async () => (await import('../features/cover/cover-proof-page.tsx')).CoverProofPage),
  },
  { path: '/history', ...page(async () => (await import('../features/history/history-page.tsx')).HistoryPage) },
];

/** Open before there is a team. */
const withoutTeam: RouteObject[] = [
  {
    path: '/password',
    ...page(async () => (await import('../features/accounts/own-password-page.tsx')).OwnPasswordPage),
  },
  { path: '/begin', ...page(async () => (await import('../features/set-up/begin-page.tsx')).BeginPage) },
  { path: '/set-up', ...page(async () => (await import('../features/set-up/set-up-page.tsx')).SetUpPage) },
  {
    path: '/set-up/:team/:step',
    ...page(async () => (await import('../features/set-up/set-up-page.tsx')).SetUpPage),
  },
  { path: '/import', ...page(async () => (await import('../features/imports/imports-page.tsx')).ImportsPage) },
  {
    path: '/import/:id',
    ...page(async () => (await import('../features/imports/import-preview-page.tsx')).ImportPreviewPage),
  },
  { path: '*', element: <NoSuchPage /> },
];

/** Every address of the app. Pages inside `AppFrame` need somebody signed in; the wall board has no rail. */
export const routes: RouteObject[] = [
  {
    errorElement: <PageProblem />,
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', ...page(async () => (await import('../features/sign-in/sign-in-page.tsx')).SignInPage) },
      { path: '/welcome', ...page(async () => (await import('../features/accounts/welcome-page.tsx')).WelcomePage) },
      {
        path: '/on-call',
        ...page(async () => (await import('../features/on-call-board/on-call-board-page.tsx')).OnCallBoardPage),
      },
      { element: <AppFrame />, children: [{ element: <TeamPages />, children: ofTeam }, ...withoutTeam] },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
