import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { invalid } from "../error";

/** Deals tickets out among people: always to whoever has got the fewest of this job and may answer in the team. */
export class Dealer {
  private readonly able = new Map<string | null, Promise<ReadonlySet<string>>>();
  private constructor(
    private readonly ctx: Ctx,
    private readonly people: readonly string[],
    private readonly counts: Map<string, number>,
  ) {}

  /** With what the job has dealt before. The job's row is locked, so that nobody else deals meanwhile. */
  static async of(ctx: Ctx, jobId: string, people: readonly string[]): Promise<Dealer> {
    await runStatement(ctx.db, "select 1 from jobs j where j.workspace_id = $1 and j.id = $2 for no key update of j", [
      ctx.workspaceId,
      jobId,
    ]);
    const rows = await runStatement<{ userId: string; count: number }>(
      ctx.db,
      `select i.inverse ->> 'dealtTo' as "userId", count(*)::int as count from job_items i
        where i.workspace_id = $1 and i.job_id = $2 and i.state <> 'waiting' and i.inverse ->> 'dealtTo' is not null
        group by 1`,
      [ctx.workspaceId, jobId],
    );
    return new Dealer(ctx, [...new Set(people)], new Map(rows.map(({ userId, count }) => [userId, count])));
  }

  async next(teamId: string | null): Promise<string> {
    let able = this.able.get(teamId);
    if (able === undefined) {
      able = this.ableIn(teamId);
      this.able.set(teamId, able);
    }
    const allowed = await able;
    const [chosen] = this.people
      .filter((id) => allowed.has(id))
      .toSorted((a, b) => (this.counts.get(a) ?? 0) - (this.counts.get(b) ?? 0));
    if (chosen === undefined) throw invalid("roundRobin", "Nobody of those chosen may answer in the ticket's team.");
    this.count(chosen, 1);
    return chosen;
  }

  /** A ticket that was refused after all counts for nobody. */
  giveBack(userId: string): void {
    this.count(userId, -1);
  }

  private count(userId: string, by: number): void {
    this.counts.set(userId, (this.counts.get(userId) ?? 0) + by);
  }

  private async ableIn(teamId: string | null): Promise<ReadonlySet<string>> {
    const rows = await runStatement<{ id: string }>(
      this.ctx.db,
      `select u.id from users u join roles r on r.workspace_id = u.workspace_id and r.id = u.role_id
        where u.workspace_id = $1 and u.id = any($2::uuid[]) and u.status = 'active' and ($3::uuid is null
          or r.sees_all_teams or exists (select 1 from team_members m where m.workspace_id = u.workspace_id
            and m.user_id = u.id and m.team_id = $3::uuid and m.access in ('reply', 'full')))`,
      [this.ctx.workspaceId, this.people, teamId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
