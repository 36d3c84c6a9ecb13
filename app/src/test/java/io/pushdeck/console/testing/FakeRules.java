package io.pushdeck.console.testing;

import io.pushdeck.server.group.Browser;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.group.Traits;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.RulePreview;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.session.BrowserName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds those who are connected against the rules of a fake server. Nobody is away to it.
final class FakeRules {
    private FakeRules() {}

    /// Brings smart groups up to date.
    static List<HubEvent> match(GroupBook book, Collection<SessionView> sessions) {
        List<HubEvent> events = new ArrayList<>();
        for (Map.Entry<GroupId, Rule> smart : Map.copyOf(book.rules()).entrySet()) {
            Set<ClientId> wanted = meeting(smart.getValue(), sessions).keySet();
            Set<ClientId> joined = new HashSet<>(wanted);
            joined.removeAll(book.membersOf(smart.getKey()));
            Set<ClientId> left = new HashSet<>(book.membersOf(smart.getKey()));
            left.removeAll(wanted);
            if (!joined.isEmpty() || !left.isEmpty()) {
                book.match(smart.getKey(), joined, left);
                events.add(new HubEvent.RuleMatched(smart.getKey(), joined, left, Map.of(), Sample.NOW));
            }
        }
        return events;
    }

    static RulePreview preview(Rule rule, Collection<SessionView> sessions) {
        List<RulePreview.Person> people = new ArrayList<>();
        meeting(rule, sessions).forEach((client, name) -> people.add(new RulePreview.Person(client, name, true)));
        return new RulePreview(
                people.size(), 0, people.stream().limit(RulePreview.MOST).toList());
    }

    private static Map<ClientId, String> meeting(Rule rule, Collection<SessionView> sessions) {
        Map<ClientId, String> meeting = new LinkedHashMap<>();
        for (SessionView view : sessions) {
            Traits.Here here = new Traits.Here(
                    view.page(),
                    view.language(),
                    Browser.of(BrowserName.of(view.handshake().userAgent())),
                    view.handshake().address(),
                    view.proof().map(Proof::claims).orElse(Claims.NONE));
            if (rule.isMetBy(new Traits(view.name(), here), Sample.NOW)) {
                meeting.putIfAbsent(view.client(), view.name());
            }
        }
        return meeting;
    }
}
