package io.pushdeck.server.store;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Pace;
import io.pushdeck.server.message.Repetition;
import io.pushdeck.server.protocol.AnnouncementText;
import io.pushdeck.server.schedule.CronRule;
import io.pushdeck.server.schedule.Lifetime;
import io.pushdeck.server.schedule.Plan;
import io.pushdeck.server.schedule.PlanRun;
import io.pushdeck.server.schedule.PlanRun.Ending;
import io.pushdeck.server.schedule.PlannedPush;
import io.pushdeck.server.schedule.Schedule;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Plans in SQL. Each method is part of the caller's transaction.
final class PlanTable {
    /// Plans that are over stay, so that it can be seen what came of them; the oldest make room.
    static final int MOST_OVER = 100;

    private static final String ONCE = "once ";
    private static final String CRON = "cron ";
    private static final String DAY = "day";

    private PlanTable() {}

    /// What came of its last run is not changed by this if there is such a plan.
    static void put(Connection connection, Plan plan) throws SQLException {
        Sql.update(
                connection,
                """
                INSERT INTO plans (id, announcement, lifetime, audience, escalate_after, schedule, zone, late_within,
                                   paused, next_at, last_due, last_at, last_ending, last_push,
                                   repeat_every, repeat_most, spread_over)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    announcement = excluded.announcement, lifetime = excluded.lifetime, audience = excluded.audience,
                    escalate_after = excluded.escalate_after, schedule = excluded.schedule, zone = excluded.zone,
                    late_within = excluded.late_within, paused = excluded.paused, next_at = excluded.next_at,
                    repeat_every = excluded.repeat_every, repeat_most = excluded.repeat_most,
                    spread_over = excluded.spread_over
                """,
                plan.id(),
                AnnouncementText.write(plan.push().announcement()),
                plan.push().lifetime().map(PlanTable::write),
                AudienceText.write(plan.push().audience()),
                plan.push().course().escalateAfter(),
                write(plan.schedule()),
                plan.schedule().zone(),
                plan.lateWithin(),
                plan.paused(),
                plan.next(),
                plan.last().map(PlanRun::due),
                plan.last().map(PlanRun::at),
                plan.last().map(PlanRun::ending),
                plan.last().flatMap(PlanRun::push),
                plan.push().course().repetition().map(Repetition::every).map(Duration::toMillis),
                plan.push().course().repetition().map(Repetition::most),
                plan.push().course().pace().map(Pace::over).map(Duration::toMillis));
    }

    private static String write(Lifetime lifetime) {
        return switch (lifetime) {
            case Lifetime.Lasting lasting -> lasting.length().toString();
            case Lifetime.OfTheDay ignored -> DAY;
        };
    }

    private static Lifetime readLifetime(String text) {
        return text.equals(DAY) ? new Lifetime.OfTheDay() : new Lifetime.Lasting(Duration.parse(text));
    }

    private static String write(Schedule schedule) {
        return switch (schedule) {
            case Schedule.Once once -> ONCE + once.at();
            case Schedule.Repeating repeating -> CRON + repeating.rule();
        };
    }

    private static Schedule readSchedule(String text, ZoneId zone) {
        return text.startsWith(ONCE)
                ? new Schedule.Once(LocalDateTime.parse(text.substring(ONCE.length())), zone)
                : new Schedule.Repeating(CronRule.parse(text.substring(CRON.length())), zone);
    }

    /// @return whether there was one
    static boolean remove(Connection connection, PlanId plan) throws SQLException {
        return Sql.update(connection, "DELETE FROM plans WHERE id = ?", plan) > 0;
    }

    /// Takes a run, unless somebody was faster or changed the plan.
    static boolean take(Connection connection, Turn turn) throws SQLException {
        int taken = Sql.update(
                connection,
                """
                UPDATE plans SET next_at = ?, last_due = ?, last_at = ?, last_ending = ?, last_push = ?
                WHERE id = ? AND next_at IS ? AND (paused = 0 OR ?)
                """,
                turn.next(),
                turn.run().due(),
                turn.run().at(),
                turn.run().ending(),
                turn.run().push(),
                turn.plan(),
                turn.expected(),
                turn.run().ending() == Ending.BY_HAND);
        if (taken > 0 && turn.next().isEmpty()) {
            Sql.update(connection, """
                    DELETE FROM plans WHERE next_at IS NULL AND id NOT IN
                        (SELECT id FROM plans WHERE next_at IS NULL ORDER BY last_at DESC LIMIT ?)
                    """, MOST_OVER);
        }
        return taken > 0;
    }

    static Optional<Plan> find(Connection connection, PlanId plan) throws SQLException {
        return Sql.first(connection, "SELECT * FROM plans WHERE id = ?", PlanTable::read, plan);
    }

    /// Soonest first; those that are over last.
    static List<Plan> all(Connection connection) throws SQLException {
        return Sql.list(
                connection, "SELECT * FROM plans ORDER BY next_at IS NULL, next_at, last_at DESC", PlanTable::read);
    }

    static List<Plan> due(Connection connection, Instant now) throws SQLException {
        return Sql.list(
                connection,
                "SELECT * FROM plans WHERE paused = 0 AND next_at <= ? ORDER BY next_at",
                PlanTable::read,
                now);
    }

    static Optional<Instant> soonest(Connection connection) throws SQLException {
        return Sql.first(
                        connection,
                        "SELECT min(next_at) AS soonest FROM plans WHERE paused = 0 AND next_at IS NOT NULL",
                        row -> Sql.instant(row, "soonest"))
                .flatMap(soonest -> soonest);
    }

    private static Plan read(ResultSet row) throws SQLException {
        Optional<String> lifetime = Optional.ofNullable(row.getString("lifetime"));
        return new Plan(
                new PlanId(row.getString("id")),
                new PlannedPush(
                        AnnouncementText.read(row.getString("announcement")),
                        lifetime.map(PlanTable::readLifetime),
                        AudienceText.read(row.getString("audience")),
                        new Course(duration(row, "escalate_after"), PushTable.repetition(row), pace(row))),
                readSchedule(row.getString("schedule"), ZoneId.of(row.getString("zone"))),
                duration(row, "late_within"),
                row.getInt("paused") != 0,
                Sql.instant(row, "next_at"),
                readRun(row));
    }

    private static Optional<Pace> pace(ResultSet row) throws SQLException {
        long over = row.getLong("spread_over");
        return row.wasNull() ? Optional.empty() : Optional.of(new Pace(Duration.ofMillis(over)));
    }

    private static Optional<Duration> duration(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Duration::parse);
    }

    private static Optional<PlanRun> readRun(ResultSet row) throws SQLException {
        Optional<Instant> due = Sql.instant(row, "last_due");
        Optional<Instant> at = Sql.instant(row, "last_at");
        if (due.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PlanRun(
                due.get(),
                at.get(),
                Ending.valueOf(row.getString("last_ending")),
                Optional.ofNullable(row.getString("last_push")).map(PushId::new)));
    }
}
