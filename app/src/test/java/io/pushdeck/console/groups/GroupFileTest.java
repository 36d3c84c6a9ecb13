package io.pushdeck.console.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.groups.GroupFile.Entry;
import io.pushdeck.console.groups.GroupFile.Flaw;
import io.pushdeck.console.groups.GroupFile.Kind;
import io.pushdeck.console.groups.GroupFile.Look;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupFileTest {
    private static final GroupExport EXPORT = new GroupExport(List.of(
            new GroupExport.Portrait(
                    new Group(GroupId.of(new UUID(0, 1)), "=Crew, \"A\"", Group.Colour.TEAL, Group.Icon.TRUCK),
                    List.of(
                            new GroupExport.Person(new ClientId("-c1"), "Mei Lin"),
                            new GroupExport.Person(new ClientId("c2"), "@李娜\n"))),
            new GroupExport.Portrait(new Group(GroupId.of(new UUID(0, 2)), "空组", Group.Colour.RED), List.of())));

    private static Entry entry(int line, String group, String client, String name) {
        return new Entry(line, group, Look.ANY, client, name);
    }

    private static List<Flaw> flaws(String text) {
        return GroupFile.parse(text).flaws();
    }

    @Test
    void csvIsWrittenAsTheDocumentationSays() {
        assertEquals(
                "group,client,name,colour,icon\r\n"
                        + "\"'=Crew, \"\"A\"\"\",'-c1,Mei Lin,teal,truck\r\n"
                        + "\"'=Crew, \"\"A\"\"\",c2,\"'@李娜\n\",teal,truck\r\n"
                        + "空组,,,red,dot\r\n",
                EXPORT.csv());
    }

    @Test
    void jsonIsWrittenAsTheDocumentationSays() {
        assertEquals("""
                {
                  "format": "pushdeck.groups",
                  "groups": [
                    {
                      "name": "=Crew, \\"A\\"",
                      "colour": "teal",
                      "icon": "truck",
                      "members": [
                        {"client": "-c1", "name": "Mei Lin"},
                        {"client": "c2", "name": "@李娜\\n"}
                      ]
                    },
                    {
                      "name": "空组",
                      "colour": "red",
                      "icon": "dot",
                      "members": []
                    }
                  ]
                }
                """, EXPORT.json());
        assertEquals("{\n  \"format\": \"pushdeck.groups\",\n  \"groups\": []\n}\n", new GroupExport(List.of()).json());
    }

    @Test
    void whatIsExportedIsRead() {
        Look teal = new Look(Optional.of(Group.Colour.TEAL), Optional.of(Group.Icon.TRUCK));
        Look red = new Look(Optional.of(Group.Colour.RED), Optional.of(Group.Icon.DOT));
        assertEquals(
                new GroupFile(
                        List.of(
                                new Entry(2, "=Crew, \"A\"", teal, "-c1", "Mei Lin"),
                                new Entry(3, "=Crew, \"A\"", teal, "c2", "@李娜"),
                                new Entry(5, "空组", red, "", "")),
                        List.of()),
                GroupFile.parse(EXPORT.csv()));
        assertEquals(
                new GroupFile(
                        List.of(
                                new Entry(4, "=Crew, \"A\"", teal, "", ""),
                                entry(9, "=Crew, \"A\"", "-c1", "Mei Lin"),
                                entry(10, "=Crew, \"A\"", "c2", "@李娜"),
                                new Entry(13, "空组", red, "", "")),
                        List.of()),
                GroupFile.parse(EXPORT.json()));
    }

    @Test
    void theRuleOfASmartGroupIsWrittenAndReadInPlaceOfMembers() {
        String rule = "1 any name contains \"a \\\"b\\\", c\" seen within \"PT1H\"";
        Group nurses = new Group(GroupId.of(new UUID(0, 3)), "Nurses", Group.Colour.PINK)
                .withMembership(new Membership.ByRule(RuleText.parse(rule).orElseThrow()));
        List<GroupExport.Portrait> groups = new ArrayList<>(EXPORT.groups());
        groups.add(new GroupExport.Portrait(nurses, List.of()));
        GroupExport export = new GroupExport(groups);
        assertEquals(
                "group,client,name,colour,icon,rule\r\n"
                        + "\"'=Crew, \"\"A\"\"\",'-c1,Mei Lin,teal,truck,\r\n"
                        + "\"'=Crew, \"\"A\"\"\",c2,\"'@李娜\n\",teal,truck,\r\n"
                        + "空组,,,red,dot,\r\n"
                        + "Nurses,,,pink,dot,\"" + rule.replace("\"", "\"\"") + "\"\r\n",
                export.csv());
        assertTrue(export.json().contains("\"rule\": \"1 any name contains \\\"a "), export::json);
        Look look = new Look(Optional.of(Group.Colour.PINK), Optional.of(Group.Icon.DOT), RuleText.parse(rule));
        GroupFile csv = GroupFile.parse(export.csv());
        assertEquals(new Entry(6, "Nurses", look, "", ""), csv.entries().getLast());
        GroupFile json = GroupFile.parse(export.json());
        assertEquals(new Entry(19, "Nurses", look, "", ""), json.entries().getLast());
        assertEquals(
                List.of(),
                Stream.of(csv, json).flatMap(file -> file.flaws().stream()).toList());
    }

    @Test
    void aRuleThatCannotBeReadIsWrittenAsItIs() {
        Group broken = new Group(GroupId.of(new UUID(0, 3)), "Odd", Group.Colour.PINK)
                .withMembership(new Membership.Unreadable("9 strange"));
        GroupExport export = new GroupExport(List.of(new GroupExport.Portrait(broken, List.of())));
        assertEquals("group,client,name,colour,icon,rule\r\nOdd,,,pink,dot,9 strange\r\n", export.csv());
        assertEquals(
                new GroupFile(List.of(), List.of(new Flaw(2, Kind.NO_RULE, "9 strange"))),
                GroupFile.parse(export.csv()),
                "a list in its place would be another group");
        assertEquals(
                new GroupFile(List.of(), List.of(new Flaw(4, Kind.NO_RULE, "9 strange"))),
                GroupFile.parse(export.json()));
    }

    @Test
    void membersOfASmartGroupAreNotWrittenAndGuestsNeither() {
        Group smart = new Group(GroupId.of(new UUID(0, 1)), "Smart", Group.Colour.BLUE)
                .withMembership(new Membership.ByRule(
                        RuleText.parse("1 all name is \"mei\"").orElseThrow()));
        Group list = new Group(GroupId.of(new UUID(0, 2)), "List", Group.Colour.BLUE);
        Set<ClientId> people = Set.of(new ClientId("c1"), new ClientId("guest-7"));
        Mirror mirror = new Mirror();
        mirror.reset(new HubSnapshot(
                0, List.of(), List.of(smart, list), Map.of(smart.id(), people, list.id(), people), Map.of()));
        assertEquals(
                new GroupExport(List.of(
                        new GroupExport.Portrait(smart, List.of()),
                        new GroupExport.Portrait(list, List.of(new GroupExport.Person(new ClientId("c1"), "c1"))))),
                GroupExport.of(List.of(smart, list), mirror));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Group,Client ID,Name\nCrew,c1,Mei",
                "\uFEFFname;group;id\nMei;Crew;c1",
                "note\tname\tclient_id\tgroup\nx\tMei\tc1\tCrew",
                "\nCrew,c1,Mei"
            })
    void columnsAreFoundByTheirNames(String csv) {
        assertEquals(new GroupFile(List.of(entry(2, "Crew", "c1", "Mei")), List.of()), GroupFile.parse(csv));
    }

    @Test
    void linesThatCannotBeTakenAreNamedAndTheOthersTaken() {
        String csv = "group,client,name,colour,icon\n,c1,\nCrew,not an id,\nCrew,guest-7,\n" + "x".repeat(61)
                + ",c1,\n\"Cr\new\",c1,\nCrew,c2,Mei,mauve,unicorn\nCrew,\"c3\"!,\nCrew,c4,\"";
        assertEquals(
                new GroupFile(
                        List.of(entry(8, "Crew", "c2", "Mei")),
                        List.of(
                                new Flaw(2, Kind.NO_GROUP, "c1"),
                                new Flaw(3, Kind.BAD_ID, "not an id"),
                                new Flaw(4, Kind.BAD_ID, "guest-7"),
                                new Flaw(5, Kind.NAME_LONG, "x".repeat(61)),
                                new Flaw(6, Kind.NAME_CONTROL, "Cr\new"),
                                new Flaw(8, Kind.NO_COLOUR, "mauve"),
                                new Flaw(8, Kind.NO_ICON, "unicorn"),
                                new Flaw(9, Kind.AFTER_QUOTE, ""),
                                new Flaw(10, Kind.OPEN_QUOTE, ""))),
                GroupFile.parse(csv));
    }

    @Test
    void membersOfAJsonGroupThatIsRefusedAreNot() {
        assertEquals(
                new GroupFile(
                        List.of(entry(4, "Crew", "", ""), entry(4, "Crew", "c1", "")),
                        List.of(
                                new Flaw(2, Kind.NO_GROUP, ""),
                                new Flaw(3, Kind.NO_GROUP, ""),
                                new Flaw(4, Kind.NO_MEMBER, ""),
                                new Flaw(4, Kind.BAD_ID, "?"))),
                GroupFile.parse("""
                        {"format": "pushdeck.groups", "groups": [
                          {"members": ["c1"]},
                          7,
                          {"name": "Crew", "members": ["c1", {}, "?"]}
                        ]}
                        """));
    }

    @Test
    void anotherFileIsRefusedAsAWhole() {
        assertEquals(List.of(new Flaw(1, Kind.NOT_GROUPS, "")), flaws("[]"));
        assertEquals(List.of(new Flaw(1, Kind.NOT_GROUPS, "")), flaws("{\"groups\": []}"));
        assertEquals(List.of(new Flaw(1, Kind.NOT_GROUPS, "")), flaws("{\"format\": \"pushdeck.groups\"}"));
        assertEquals(
                new GroupFile(List.of(), List.of(new Flaw(3, Kind.NOT_JSON, ""))),
                GroupFile.parse("{\"format\": \"pushdeck.groups\",\n\"groups\": [{\"name\": \"Crew\"}\n"));
    }
}
