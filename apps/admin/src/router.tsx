import { chosenLanguage, plainSearch } from '@hall/ui'
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorPage, NotFoundPage } from './shell/ErrorPage.tsx'
import { Landing } from './shell/Landing.tsx'
import { Shell } from './shell/Shell.tsx'
import { furtherTexts } from './texts/index.ts'

const root = createRootRoute({ component: Shell, errorComponent: ErrorPage, notFoundComponent: NotFoundPage })
const home = createRoute({ getParentRoute: () => root, path: '/', component: Landing })

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The procedure without which the screen has nothing to show. */
    needs?: string | undefined
  }
}

type Load<M> = () => Promise<M>
const component = <M extends object>(load: Load<M>, name: keyof M & string) => lazyRouteComponent(load as Load<Record<string, never>>, name)

/** Where most people's day begins: what these say comes with the first page. */
const FIRST = ['/my-day', '/hall']
const withTexts = <M extends object>(load: Load<M>): Load<M> => async () => (await Promise.all([load(), furtherTexts(chosenLanguage())]))[0]

/** A screen in its own file, fetched when it is opened. */
function screen<M extends object>(path: string, [load, name]: [Load<M>, keyof M & string], needs?: string) {
  return createRoute({ getParentRoute: () => root, path, component: component(FIRST.includes(path) ? load : withTexts(load), name), staticData: { needs } })
}

/** Tables and forms come from Ant Design; it is fetched with the first screen that has one. */
const antd = createRoute({ getParentRoute: () => root, id: 'antd', component: component(() => import('./antd/AntdLayer.tsx'), 'AntdLayer') })
function antdScreen<M extends object>(path: string, [load, name]: [Load<M>, keyof M & string], needs?: string) {
  return createRoute({ getParentRoute: () => antd, path, component: component(withTexts(load), name), staticData: { needs } })
}

const screens = [
  home,
  screen('/my-day', [() => import('./screens/my-day/MyDayPage.tsx'), 'MyDayPage']),
  screen('/my-month', [() => import('./screens/my-day/MyMonthPage.tsx'), 'MyMonthPage']),
  screen('/city/months', [() => import('./screens/city/CityMonthPage.tsx'), 'CityMonthPage'], 'attendance.months.compare'),
  screen('/attendance/rounds/$center/$round', [() => import('./screens/attendance/RoundWalkPage.tsx'), 'RoundWalkPage'], 'attendance.rounds.get'),
  screen('/attendance/board/$notice', [() => import('./screens/attendance/BoardNoticePage.tsx'), 'BoardNoticePage']),
  screen('/hall', [() => import('./screens/hall/HallPage.tsx'), 'HallPage'], 'attendance.hall.now'),
  screen('/city', [() => import('./screens/city/CityPage.tsx'), 'CityPage'], 'attendance.hall.city'),
  screen('/attendance/days/$person/$date', [() => import('./screens/attendance/DayPage.tsx'), 'DayPage'], 'attendance.days.get'),
  screen('/leave/queue', [() => import('./screens/leave/DecidePage.tsx'), 'DecidePage'], 'attendance.leaves.queue'),
  screen('/leave/ask', [() => import('./screens/leave/AskPage.tsx'), 'AskPage']),
  screen('/away/sign', [() => import('./screens/leave/WindowSignPage.tsx'), 'WindowSignPage']),
  screen('/away', [() => import('./screens/leave/AwayPage.tsx'), 'AwayPage']),
  screen('/attendance/compare', [() => import('./screens/attendance/ComparePage.tsx'), 'ComparePage']),
  screen('/cases/queue', [() => import('./screens/cases/QueuePage.tsx'), 'QueuePage'], 'cases.queue.mine'),
  screen('/cases/joint', [() => import('./screens/cases/JointPage.tsx'), 'JointPage'], 'cases.joint.board'),
  screen('/cases/statistics', [() => import('./screens/cases/StatisticsPage.tsx'), 'StatisticsPage'], 'cases.statistics.center'),
  screen('/cases/counter', [() => import('./screens/cases/CounterPage.tsx'), 'CounterPage'], 'cases.intake.register'),
  screen('/cases/file/$id/sheet', [() => import('./screens/cases/SheetPage.tsx'), 'SheetPage'], 'cases.clock.sheet'),
  screen('/regulations', [() => import('./screens/regulation/RegulationsPage.tsx'), 'RegulationsPage']),
  screen('/regulations/$center', [() => import('./screens/regulation/ReadingPage.tsx'), 'ReadingPage']),
  screen('/clauses/$id', [() => import('./screens/regulation/ClausePage.tsx'), 'ClausePage']),
  screen('/policies/compare', [() => import('./screens/regulation/PolicyComparePage.tsx'), 'PolicyComparePage']),
  screen('/calendars', [() => import('./screens/calendar/CalendarsPage.tsx'), 'CalendarsPage']),
  screen('/complaints/hotline', [() => import('./screens/complaints/HotlinePage.tsx'), 'HotlinePage'], 'complaints.intake.hotlineReplies'),
  screen('/complaints/statistics', [() => import('./screens/complaints/StatisticsPage.tsx'), 'StatisticsPage'], 'complaints.desk.statistics'),
  screen('/ratings/city', [() => import('./screens/complaints/CityRatingsPage.tsx'), 'CityRatingsPage'], 'complaints.ratings.compare'),
  screen('/permissions', [() => import('./screens/permissions/PermissionsPage.tsx'), 'PermissionsPage']),
  screen('/problems/$code', [() => import('./screens/problems/ProblemPage.tsx'), 'ProblemPage']),
  antd.addChildren([
    antdScreen('/my-people', [() => import('./screens/my-people/MyPeoplePage.tsx'), 'MyPeoplePage'], 'personnel.staff.department'),
    antdScreen('/attendance/days', [() => import('./screens/attendance/DaysPage.tsx'), 'DaysPage'], 'attendance.days.list'),
    antdScreen('/attendance/absences', [() => import('./screens/attendance/AbsencesPage.tsx'), 'AbsencesPage'], 'attendance.absences.list'),
    antdScreen('/leave', [() => import('./screens/leave/LeavePage.tsx'), 'LeavePage']),
    antdScreen('/leave/all', [() => import('./screens/leave/AllLeavesPage.tsx'), 'AllLeavesPage'], 'attendance.leaves.list'),
    antdScreen('/leave/balances', [() => import('./screens/leave/BalancesPage.tsx'), 'BalancesPage'], 'attendance.balances.list'),
    antdScreen('/leave/findings', [() => import('./screens/leave/FindingsPage.tsx'), 'FindingsPage'], 'attendance.postFindings.list'),
    antdScreen('/leave/$id', [() => import('./screens/leave/LeaveDetailPage.tsx'), 'LeaveDetailPage']),
    antdScreen('/covers', [() => import('./screens/leave/CoversPage.tsx'), 'CoversPage']),
    antdScreen('/overtime', [() => import('./screens/leave/OvertimePage.tsx'), 'OvertimePage']),
    antdScreen('/attendance/outages', [() => import('./screens/attendance/OutagesPage.tsx'), 'OutagesPage']),
    antdScreen('/cases', [() => import('./screens/cases/CasesPage.tsx'), 'CasesPage'], 'cases.queue.list'),
    antdScreen('/cases/file/$id', [() => import('./screens/cases/CasePage.tsx'), 'CasePage'], 'cases.queue.get'),
    antdScreen('/cases/window', [() => import('./screens/cases/WindowPage.tsx'), 'WindowPage'], 'cases.tickets.today'),
    antdScreen('/cases/holiday', [() => import('./screens/cases/HolidayPage.tsx'), 'HolidayPage'], 'cases.holidayServices.list'),
    antdScreen('/cases/contents', [() => import('./screens/cases/ContentsPage.tsx'), 'ContentsPage'], 'cases.contents.list'),
    antdScreen('/cases/contacts', [() => import('./screens/cases/ContactsPage.tsx'), 'ContactsPage'], 'cases.contacts.list'),
    antdScreen('/cases/items', [() => import('./screens/cases/ItemsPage.tsx'), 'ItemsPage']),
    antdScreen('/cases/items/$id', [() => import('./screens/cases/ItemPage.tsx'), 'ItemPage']),
    antdScreen('/cases/changes', [() => import('./screens/cases/ChangesPage.tsx'), 'ChangesPage'], 'cases.itemChanges.list'),
    antdScreen('/cases/watch', [() => import('./screens/cases/WatchPage.tsx'), 'WatchPage'], 'cases.watch.findings'),
    antdScreen('/cases/registers', [() => import('./screens/cases/RegisterImportPage.tsx'), 'RegisterImportPage'], 'cases.registers.preview'),
    antdScreen('/complaints/desk', [() => import('./screens/complaints/DeskPage.tsx'), 'DeskPage'], 'complaints.desk.today'),
    antdScreen('/complaints/register', [() => import('./screens/complaints/RegisterPage.tsx'), 'RegisterPage'], 'complaints.desk.list'),
    antdScreen('/complaints/own', [() => import('./screens/complaints/OwnComplaintsPage.tsx'), 'OwnComplaintsPage']),
    antdScreen('/complaints/callbacks', [() => import('./screens/complaints/CallbacksPage.tsx'), 'CallbacksPage'], 'complaints.callbacks.notices'),
    antdScreen('/complaints/consequences', [() => import('./screens/complaints/ConsequencesPage.tsx'), 'ConsequencesPage'], 'complaints.consequences.list'),
    antdScreen('/ratings', [() => import('./screens/complaints/RatingsPage.tsx'), 'RatingsPage']),
    antdScreen('/ratings/list', [() => import('./screens/complaints/RatingListPage.tsx'), 'RatingListPage'], 'complaints.ratings.list'),
    antdScreen('/complaints/$id', [() => import('./screens/complaints/ComplaintPage.tsx'), 'ComplaintPage']),
    antdScreen('/attendance/exceptions', [() => import('./screens/attendance/ExceptionsPage.tsx'), 'ExceptionsPage'], 'attendance.corrections.queue'),
    antdScreen('/attendance/registrations', [() => import('./screens/attendance/RegistrationsPage.tsx'), 'RegistrationsPage'], 'attendance.registrations.list'),
    antdScreen('/attendance/objections', [() => import('./screens/attendance/ObjectionsPage.tsx'), 'ObjectionsPage'], 'attendance.objections.list'),
    antdScreen('/attendance/rounds', [() => import('./screens/attendance/RoundsPage.tsx'), 'RoundsPage'], 'attendance.rounds.duties'),
    antdScreen('/attendance/months', [() => import('./screens/attendance/MonthsPage.tsx'), 'MonthsPage'], 'attendance.months.list'),
    antdScreen('/attendance/months/$center/$month', [() => import('./screens/attendance/MonthPage.tsx'), 'MonthPage'], 'attendance.months.get'),
    antdScreen('/attendance/board', [() => import('./screens/attendance/BoardPage.tsx'), 'BoardPage']),
    antdScreen('/attendance/statements', [() => import('./screens/attendance/StatementsPage.tsx'), 'StatementsPage'], 'attendance.statements.list'),
    antdScreen('/policies', [() => import('./screens/regulation/PoliciesPage.tsx'), 'PoliciesPage']),
    antdScreen('/policies/$center/$area/$version', [() => import('./screens/regulation/PolicyPage.tsx'), 'PolicyPage']),
    antdScreen('/organization', [() => import('./screens/organization/WindowsPage.tsx'), 'WindowsPage'], 'organization.directory.windows'),
    antdScreen('/organization/people', [() => import('./screens/organization/PeoplePage.tsx'), 'PeoplePage'], 'organization.people.list'),
    antdScreen('/organization/people/$person', [() => import('./screens/organization/PersonPage.tsx'), 'PersonPage'], 'organization.people.get'),
    antdScreen('/organization/seating', [() => import('./screens/organization/SeatingPage.tsx'), 'SeatingPage'], 'organization.people.seating'),
    antdScreen('/organization/roster', [() => import('./screens/organization/RosterPage.tsx'), 'RosterPage'], 'organization.roster.preview'),
    antdScreen('/organization/grants', [() => import('./screens/organization/GrantsPage.tsx'), 'GrantsPage'], 'organization.grants.list'),
    antdScreen('/personnel', [() => import('./screens/personnel/BoardPage.tsx'), 'BoardPage'], 'personnel.staff.center'),
    antdScreen('/personnel/orders', [() => import('./screens/personnel/OrdersPage.tsx'), 'OrdersPage'], 'personnel.entries.list'),
    antdScreen('/personnel/entries/$id', [() => import('./screens/personnel/EntryPage.tsx'), 'EntryPage'], 'personnel.entries.get'),
    antdScreen('/personnel/leavings/$id', [() => import('./screens/personnel/LeavingPage.tsx'), 'LeavingPage'], 'personnel.leavings.get'),
    antdScreen('/personnel/tenure', [() => import('./screens/personnel/TenurePage.tsx'), 'TenurePage'], 'personnel.staff.tenure'),
    antdScreen('/personnel/coverage', [() => import('./screens/personnel/CoveragePage.tsx'), 'CoveragePage'], 'personnel.capabilities.matrix'),
    antdScreen('/personnel/badges', [() => import('./screens/personnel/BadgesPage.tsx'), 'BadgesPage'], 'personnel.badges.list'),
    antdScreen('/personnel/records', [() => import('./screens/personnel/RecordsPage.tsx'), 'RecordsPage'], 'personnel.records.list'),
    antdScreen('/personnel/cover', [() => import('./screens/personnel/CoverPage.tsx'), 'CoverPage'], 'personnel.covers.roster'),
    antdScreen('/personnel/mandates', [() => import('./screens/personnel/MandatesPage.tsx'), 'MandatesPage'], 'personnel.mandates.list'),
    antdScreen('/personnel/returns', [() => import('./screens/personnel/ReturnsPage.tsx'), 'ReturnsPage'], 'personnel.returns.list'),
    antdScreen('/personnel/returns/$id', [() => import('./screens/personnel/ReturnsPage.tsx'), 'ReturnPage'], 'personnel.returns.get'),
    antdScreen('/personnel/sessions', [() => import('./screens/personnel/SessionsPage.tsx'), 'SessionsPage'], 'personnel.sessions.list'),
    antdScreen('/personnel/sessions/$id', [() => import('./screens/personnel/SessionsPage.tsx'), 'SessionPage'], 'personnel.sessions.get'),
    antdScreen('/personnel/people/$person', [() => import('./screens/personnel/StaffPage.tsx'), 'StaffPage'], 'personnel.staff.person'),
    antdScreen('/personnel/city', [() => import('./screens/personnel/CityStaffPage.tsx'), 'CityStaffPage'], 'personnel.staff.city'),
    antdScreen('/seals', [() => import('./screens/seals/SealsPage.tsx'), 'SealsPage'], 'seals.seals.list'),
    antdScreen('/seals/uses', [() => import('./screens/seals/UsesPage.tsx'), 'UsesPage'], 'seals.uses.list'),
    antdScreen('/seals/ledger', [() => import('./screens/seals/SealLedgerPage.tsx'), 'SealLedgerPage'], 'seals.uses.list'),
    antdScreen('/seals/counts', [() => import('./screens/seals/CountsPage.tsx'), 'CountsPage'], 'seals.counts.list'),
    antdScreen('/seals/custody', [() => import('./screens/seals/CustodyPage.tsx'), 'CustodyPage'], 'seals.custody.pending'),
    antdScreen('/seals/oversight', [() => import('./screens/seals/OversightPage.tsx'), 'OversightPage'], 'seals.violations.list'),
    antdScreen('/seals/filings', [() => import('./screens/seals/FilingsPage.tsx'), 'FilingsPage'], 'seals.filings.list'),
    antdScreen('/seals/$center/$seal', [() => import('./screens/seals/SealPage.tsx'), 'SealPage'], 'seals.seals.get'),
    antdScreen('/assets', [() => import('./screens/assets/AssetsPage.tsx'), 'AssetsPage'], 'assets.assets.list'),
    antdScreen('/assets/requests', [() => import('./screens/assets/RequestsPage.tsx'), 'RequestsPage'], 'assets.requests.list'),
    antdScreen('/assets/stocktakes', [() => import('./screens/assets/StocktakesPage.tsx'), 'StocktakesPage'], 'assets.stocktakes.list'),
    screen('/assets/stocktakes/$center/$stocktake', [() => import('./screens/assets/StocktakePage.tsx'), 'StocktakePage'], 'assets.stocktakes.get'),
    antdScreen('/assets/gate', [() => import('./screens/assets/GatePage.tsx'), 'GatePage'], 'assets.passes.list'),
    antdScreen('/assets/care', [() => import('./screens/assets/CarePage.tsx'), 'CarePage'], 'assets.custody.list'),
    antdScreen('/assets/findings', [() => import('./screens/assets/FindingsPage.tsx'), 'FindingsPage'], 'assets.findings.list'),
    antdScreen('/assets/losses', [() => import('./screens/assets/LossesPage.tsx'), 'LossesPage'], 'assets.losses.list'),
    antdScreen('/assets/supplies', [() => import('./screens/assets/SuppliesPage.tsx'), 'SuppliesPage'], 'assets.supplies.list'),
    antdScreen('/assets/network', [() => import('./screens/assets/NetworkPage.tsx'), 'NetworkPage'], 'assets.network.assistants'),
    antdScreen('/assets/machines', [() => import('./screens/assets/MachinesPage.tsx'), 'MachinesPage'], 'assets.machines.stillOn'),
    antdScreen('/my-accounts', [() => import('./screens/assets/MyAccountsPage.tsx'), 'MyAccountsPage']),
    antdScreen('/assets/$center/$number', [() => import('./screens/assets/AssetPage.tsx'), 'AssetPage'], 'assets.assets.get'),
    antdScreen('/archives', [() => import('./screens/archives/ArchivesPage.tsx'), 'ArchivesPage'], 'archives.volumes.list'),
    antdScreen('/archives/access', [() => import('./screens/archives/AccessPage.tsx'), 'AccessPage'], 'archives.access.list'),
    antdScreen('/archives/filing', [() => import('./screens/archives/FilingPage.tsx'), 'FilingPage'], 'archives.filing.duties'),
    antdScreen('/archives/packages', [() => import('./screens/archives/PackagesPage.tsx'), 'PackagesPage'], 'archives.packages.list'),
    antdScreen('/archives/packages/$center/$case', [() => import('./screens/archives/PackagePage.tsx'), 'PackagePage'], 'archives.packages.get'),
    antdScreen('/archives/care', [() => import('./screens/archives/ArchiveCarePage.tsx'), 'ArchiveCarePage'], 'archives.care.inspections'),
    antdScreen('/archives/appraisals', [() => import('./screens/archives/AppraisalsPage.tsx'), 'AppraisalsPage'], 'archives.appraisals.list'),
    antdScreen('/archives/record', [() => import('./screens/archives/ArchiveRecordPage.tsx'), 'ArchiveRecordPage'], 'archives.volumes.log'),
    antdScreen('/archives/volumes/$center/$volume', [() => import('./screens/archives/VolumePage.tsx'), 'VolumePage'], 'archives.volumes.get'),
    antdScreen('/supervision/ledger', [() => import('./screens/supervision/LedgerPage.tsx'), 'LedgerPage'], 'supervision.ledgerEntries.list'),
    antdScreen('/supervision/scores', [() => import('./screens/supervision/ScoresPage.tsx'), 'ScoresPage'], 'supervision.scores.list'),
    antdScreen('/supervision/compare', [() => import('./screens/supervision/ScoreComparePage.tsx'), 'ScoreComparePage'], 'supervision.scores.compare'),
    antdScreen('/supervision/appraisals', [() => import('./screens/supervision/AppraisalsPage.tsx'), 'AppraisalsPage'], 'supervision.results.list'),
    antdScreen('/supervision/appraisals/$center/$round', [() => import('./screens/supervision/AppraisalPage.tsx'), 'AppraisalPage'], 'supervision.appraisalRounds.list'),
    antdScreen('/supervision/follow-ups', [() => import('./screens/supervision/FollowUpsPage.tsx'), 'FollowUpsPage'], 'supervision.rectifications.list'),
    antdScreen('/supervision/matters', [() => import('./screens/supervision/MattersPage.tsx'), 'MattersPage'], 'supervision.matters.list'),
    antdScreen('/supervision/matters/$center/$matter', [() => import('./screens/supervision/MatterPage.tsx'), 'MatterPage'], 'supervision.matters.get'),
    antdScreen('/my-score', [() => import('./screens/supervision/MyScorePage.tsx'), 'MyScorePage']),
    antdScreen('/appraise', [() => import('./screens/supervision/AppraisePage.tsx'), 'AppraisePage']),
    antdScreen('/devices', [() => import('./screens/operation/DevicesPage.tsx'), 'DevicesPage'], 'attendance.devices.list'),
    antdScreen('/devices/commands', [() => import('./screens/operation/CommandsPage.tsx'), 'CommandsPage'], 'attendance.deviceCommands.list'),
    antdScreen('/devices/import', [() => import('./screens/operation/ImportPage.tsx'), 'ImportPage'], 'attendance.imports.list'),
    antdScreen('/services', [() => import('./screens/operation/ServicesPage.tsx'), 'ServicesPage'], 'attendance.ops.status'),
  ]),
]

export const router = createRouter({
  routeTree: root.addChildren(screens),
  ...plainSearch,
  scrollRestoration: true,
  defaultErrorComponent: ErrorPage,
})
