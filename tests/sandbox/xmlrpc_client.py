#!/usr/bin/env python3
"""Drives a running Aflexi sandbox with Python's own XML-RPC client.

Usage: xmlrpc_client.py CORE_URL LOGIN KEY OPERATOR_ID

Leaves through an assertion when the server's answers are not what the API describes.
"""

import sys
import xmlrpc.client
from datetime import datetime


def fault_code(call, *params):
    """The code of the fault a call ends in, 0 for none."""
    try:
        call(*params)
    except xmlrpc.client.Fault as fault:
        assert fault.faultString, "a fault has a text"
        return fault.faultCode
    return 0


def check_listing(core, stats):
    assert "publisherLink.get" in core.system.listMethods()
    assert stats.system.listMethods() == ["system.listMethods", "stats.getSummaries"]
    assert fault_code(core.no.such, "x", "y") == -32601


def check_credentials(core, login, key, operator):
    me = core.user.get(login, key, {"self": True})["results"]
    assert [user["role"] for user in me] == ["OPERATOR"], me
    assert me[0]["id"] == operator
    assert core.user.get(login, key, {"self": True}, {"extract": {"id": True}}) == {
        "results": [{"id": operator}]
    }
    assert fault_code(core.user.get, login, "wrong", {"self": True}) == 1001
    assert fault_code(core.user.get, "nobody", key, {"self": True}) == 1001


def make_package(core, login, key, operator, name):
    package = {
        "name": name,
        "user": {"id": operator},
        "dedicatedBandwidth": False,
        "bandwidthLimit": -1,
        "diskSpaceLimit": 999999,
        "speedLimit": 9999,
        "resourceLimit": 99,
        "streamingAllowed": False,
        "sslEnabled": False,
        "servingAllLocations": True,
        "type": "PUBLISHER_LINK",
    }
    number = core.bandwidthPackage.create(login, key, package)
    assert isinstance(number, int) and number > 0
    assert fault_code(core.bandwidthPackage.create, login, key, package) == 1201
    found = core.bandwidthPackage.get(login, key, {"user": login, "name": name})["results"]
    assert len(found) == 1
    assert {field: found[0][field] for field in package if field != "user"} == {
        field: package[field] for field in package if field != "user"
    }
    assert found[0]["user"]["id"] == operator
    return number


def make_publisher(core, login, key, username, package):
    user = {
        "role": "PUBLISHER",
        "email": "zoe@shop.example",
        "name": "Zoë & <Søn>, \"Doe\" \N{SNAKE}",
        "username": username,
        "password": "pässwörd",
        "status": "ACTIVE",
    }
    number = core.user.create(login, key, user, {"id": package})
    assert fault_code(core.user.create, login, key, user, {"id": package}) == 1202
    stray = dict(user, username="stray")
    assert fault_code(core.user.create, login, key, stray, {"id": 999999}) == 1103
    return number, user


def check_publisher(core, login, key, operator, package, other_package):
    number, user = make_publisher(core, login, key, "py_zoe", package)
    username = f"py_zoe/{operator}"
    found = core.user.getByUsername(login, key, username)
    assert (found["id"], found["name"], found["agent"]) == (number, user["name"], {"id": operator})
    assert "password" not in found
    by_email = core.user.get(login, key, {"email": user["email"]})["results"]
    assert [row["id"] for row in by_email] == [number]
    assert core.user.get(login, key, {"username": "stray/%d" % operator}) == {"results": []}

    def link():
        links = core.publisherLink.get(login, key, {"operator": operator}, {"disjunction": False})
        return next(row for row in links["results"] if row["publisher"]["id"] == number)

    assert (link()["status"], link()["bandwidthPackage"]["id"]) == ("ACTIVE", package)
    assert link()["operator"]["id"] == operator
    name = f"{number},{operator}"
    ids = {"publisher": {"id": number}, "operator": {"id": operator}}
    update = core.publisherLink.update
    assert update(login, key, name, dict(ids, status="SUSPENDED")) is True
    assert link()["status"] == "SUSPENDED"
    change = {"id": other_package, "user": {"id": number}, "type": "PUBLISHER_LINK"}
    assert update(login, key, name, dict(ids, bandwidthPackage=change)) is True
    assert (link()["status"], link()["bandwidthPackage"]["id"]) == ("SUSPENDED", other_package)
    assert fault_code(update, login, key, number, dict(ids, status="ACTIVE")) == -32602
    assert fault_code(update, login, key, name, dict(ids, status="DELETED")) == 1302

    assert core.security.update(login, key, number, "", "n3w") is True
    as_publisher = f"{login}?su={username}"
    assert fault_code(core.security.update, as_publisher, key, number, "guess", "x") == 1401
    renamed = {"email": "zoe@new.example", "name": "Zoë, Ray"}
    assert core.user.update(as_publisher, key, number, renamed) is True
    assert core.user.getByUsername(login, key, username)["email"] == "zoe@new.example"
    assert fault_code(core.publisherLink.get, as_publisher, key, {}) == 1002

    assert core.publisherLink.delete(login, key, name) is True
    assert fault_code(core.publisherLink.delete, login, key, name) == 1102


def check_paging(core, login, key, operator, package):
    names = ["page_%d" % index for index in range(7)]
    for name in names:
        user = {"role": "PUBLISHER", "email": "p@shop.example", "name": name}
        core.user.create(login, key, dict(user, username=name, password="p"), {"id": package})
    rows, first = [], 0
    while True:
        page = core.publisherLink.get(
            login,
            key,
            {"operator": operator, "bandwidthPackage.name": ["Py Gold", "nothing"]},
            {
                "firstResultIndex": first,
                "maximumResults": 3,
                "extract": {"publisher": {"id": True, "username": True}, "status": True},
            },
        )["results"]
        rows += page
        first += 3
        if len(page) < 3:
            break
    assert [row["publisher"]["username"] for row in rows] == [f"{name}/{operator}" for name in names]
    assert all(set(row) == {"publisher", "status"} for row in rows)
    assert all(set(row["publisher"]) == {"id", "username"} for row in rows)
    assert core.publisherLink.get(login, key, {"operator": operator + 1}) == {"results": []}


def check_packages(core, login, key, gold, silver):
    assert core.bandwidthPackage.update(login, key, silver, {"name": "Py Silver Plus"}) is True
    assert fault_code(core.bandwidthPackage.update, login, key, silver, {"name": "Py Gold"}) == 1201
    assert fault_code(core.bandwidthPackage.delete, login, key, gold) == 1203
    assert core.bandwidthPackage.delete(login, key, silver) is True
    assert fault_code(core.bandwidthPackage.delete, login, key, silver) == 1103


def check_portal(core, login, key, operator):
    portal = core.themability.get(login, key, {"operator": operator})["results"]
    assert portal[0]["portalUrl"].startswith("http"), portal


def check_statistics(stats, login, key):
    query = {
        "summary": "DAILY",
        "type": "HTTP",
        "startDate": xmlrpc.client.DateTime(datetime(2011, 3, 1)),
        "endDate": xmlrpc.client.DateTime(datetime(2011, 3, 31, 23, 59, 59)),
        "resultFormat": "DETAIL",
    }
    days = stats.stats.getSummaries(login, key, "groupByOperator", query)
    assert len(days) == 31 and "1298937600" in days
    publishers = days["1298937600"]["-1"]["-1"]
    assert len(publishers) == 7
    for cached, not_cached, total in publishers.values():
        assert abs(cached + not_cached - total) < 1e-9


def main():
    core_url, login, key, operator = sys.argv[1:]
    operator = int(operator)
    core = xmlrpc.client.ServerProxy(core_url, encoding="utf-8")
    latin = xmlrpc.client.ServerProxy(core_url, encoding="iso-8859-1")
    stats = xmlrpc.client.ServerProxy(core_url.replace("/core/", "/stats/"))
    with core, latin, stats:
        check_listing(core, stats)
        check_credentials(core, login, key, operator)
        gold = make_package(core, login, key, operator, "Py Gold")
        silver = make_package(latin, login, key, operator, "Py Sïlver")
        check_publisher(core, login, key, operator, gold, silver)
        check_paging(core, login, key, operator, gold)
        check_packages(core, login, key, gold, silver)
        check_portal(core, login, key, operator)
        check_statistics(stats, login, key)
    print("satisfied")


if __name__ == "__main__":
    main()
