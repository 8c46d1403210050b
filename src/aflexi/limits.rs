//! A package's limits in Aflexi's members, whose numbers for "unlimited" differ from member to member.
//!
//! | limit | member | unlimited is written as | and read from |
//! | --- | --- | --- | --- |
//! | transfer | `bandwidthLimit` | -1 | any negative number; 0 is a limit since 2011-05-30 |
//! | speed | `speedLimit` | 9999 | 9999, 0, negative |
//! | hostnames | `resourceLimit` | 99 | 99, 0, negative |
//! | storage | `diskSpaceLimit` | 999999 | 999999, 0, negative |
//!
//! So a limit that equals its member's number for unlimited is unlimited at Aflexi too, and a limit
//! of 0 where 0 means unlimited is written as 1, the least that is still a limit.

use super::reply::{Malformed, Node};
use super::xmlrpc::Struct;
use crate::cdn::Limits;

/// Numbers on the wire are signed 32-bit.
const LARGEST: u32 = i32::MAX as u32;

const NO_TRANSFER_LIMIT: i64 = -1;
const NO_SPEED_LIMIT: u32 = 9_999;
const NO_HOSTNAME_LIMIT: u32 = 99;
const NO_STORAGE_LIMIT: u32 = 999_999;

/// What Aflexi makes of limits: a number that means unlimited is unlimited, a 0 that would is 1, and what
/// is too large for the wire is the largest.
pub fn express(limits: &Limits) -> Limits {
    let said = |limit: Option<u32>, unlimited: u32| {
        let number = limit.map(|limit| limit.clamp(1, LARGEST));
        number.filter(|number| *number != unlimited)
    };
    Limits {
        transfer_gb: limits.transfer_gb.map(|gb| gb.min(LARGEST)),
        speed_mbps: said(limits.speed_mbps, NO_SPEED_LIMIT),
        hostnames: said(limits.hostnames, NO_HOSTNAME_LIMIT),
        storage: said(limits.storage, NO_STORAGE_LIMIT),
        ..*limits
    }
}

/// Adds the limits to a package struct, in the order the original plugin wrote them.
pub(super) fn write<'a>(package: Struct<'a>, limits: &Limits) -> Struct<'a> {
    let transfer = limits.transfer_gb.map(|gb| i64::from(gb.min(LARGEST)));
    package
        .with("bandwidthLimit", transfer.unwrap_or(NO_TRANSFER_LIMIT))
        .with("diskSpaceLimit", number(limits.storage, NO_STORAGE_LIMIT))
        .with("speedLimit", number(limits.speed_mbps, NO_SPEED_LIMIT))
        .with("resourceLimit", number(limits.hostnames, NO_HOSTNAME_LIMIT))
        .with("streamingAllowed", limits.streaming)
        .with("sslEnabled", limits.ssl)
        .with("servingAllLocations", limits.all_locations)
}

/// Reads the limits of a package struct. Members it lacks are as in a package that nobody limited:
/// the original plugins did not write all of them. Numbers that we could not write are read as those we would.
pub(super) fn read(package: &Node<'_>) -> Result<Limits, Malformed> {
    let unset = Limits::default();
    let transfer = int(package, "bandwidthLimit")?.and_then(not_negative);
    Ok(express(&Limits {
        transfer_gb: transfer,
        speed_mbps: limit(package, "speedLimit", NO_SPEED_LIMIT)?,
        hostnames: limit(package, "resourceLimit", NO_HOSTNAME_LIMIT)?,
        storage: limit(package, "diskSpaceLimit", NO_STORAGE_LIMIT)?,
        ssl: flag(package, "sslEnabled", unset.ssl)?,
        streaming: flag(package, "streamingAllowed", unset.streaming)?,
        all_locations: flag(package, "servingAllLocations", unset.all_locations)?,
    }))
}

fn number(limit: Option<u32>, unlimited: u32) -> i64 {
    limit
        .map_or(unlimited, |limit| limit.clamp(1, LARGEST))
        .into()
}

fn limit(package: &Node<'_>, member: &str, unlimited: u32) -> Result<Option<u32>, Malformed> {
    let number = int(package, member)?.and_then(not_negative);
    Ok(number.filter(|number| *number != 0 && *number != unlimited))
}

fn not_negative(number: i64) -> Option<u32> {
    (number >= 0).then(|| u32::try_from(number).unwrap_or(u32::MAX))
}

fn int(package: &Node<'_>, member: &str) -> Result<Option<i64>, Malformed> {
    package.optional(member)?.map(|node| node.int()).transpose()
}

fn flag(package: &Node<'_>, member: &str, unset: bool) -> Result<bool, Malformed> {
    Ok(match package.optional(member)? {
        Some(node) => node.boolean()?,
        None => unset,
    })
}

#[cfg(test)]
mod tests {
    use super::super::xmlrpc::Value;
    use super::*;
    use proptest::prelude::*;

    fn back(package: Struct) -> Limits {
        read(&Node::root(&package.into())).unwrap()
    }

    #[test]
    fn unlimited_is_written_as_the_original_plugin_wrote_it() {
        let package = write(Struct::new(), &Limits::default());
        for (member, expected) in [
            ("bandwidthLimit", Value::Int(-1)),
            ("diskSpaceLimit", Value::Int(999_999)),
            ("speedLimit", Value::Int(9_999)),
            ("resourceLimit", Value::Int(99)),
            ("streamingAllowed", Value::Bool(false)),
            ("sslEnabled", Value::Bool(false)),
            ("servingAllLocations", Value::Bool(true)),
        ] {
            assert_eq!(package.get(member), Some(&expected), "{member}");
        }
        assert_eq!(back(package), Limits::default());
    }

    #[test]
    fn every_number_for_unlimited_is_understood() {
        for (transfer, others) in [(-1, -1), (-7, 0)] {
            let package = Struct::new()
                .with("bandwidthLimit", transfer)
                .with("speedLimit", others)
                .with("resourceLimit", others)
                .with("diskSpaceLimit", others);
            assert_eq!(back(package), Limits::default());
        }
        assert_eq!(back(Struct::new()), Limits::default());
    }

    #[test]
    fn zero_is_never_turned_into_unlimited() {
        let nothing = Limits {
            transfer_gb: Some(0),
            speed_mbps: Some(0),
            hostnames: Some(0),
            storage: Some(0),
            ..Limits::default()
        };
        let least = Limits {
            transfer_gb: Some(0),
            speed_mbps: Some(1),
            hostnames: Some(1),
            storage: Some(1),
            ..Limits::default()
        };
        assert_eq!(back(write(Struct::new(), &nothing)), least);
    }

    #[test]
    fn what_is_too_large_to_be_written_is_read_as_the_largest() {
        let largest = i64::from(i32::MAX);
        for told in [largest, largest + 1, i64::from(u32::MAX), i64::MAX] {
            let package = Struct::new()
                .with("bandwidthLimit", told)
                .with("diskSpaceLimit", told);
            let limits = back(package);
            assert_eq!(limits.transfer_gb, Some(LARGEST), "{told}");
            assert_eq!(limits, express(&limits));
        }
    }

    #[test]
    fn a_limit_of_another_type_is_an_error() {
        let package = Value::from(Struct::new().with("speedLimit", "fast"));
        let problem = read(&Node::root(&package)).unwrap_err();
        assert_eq!(problem.to_string(), "speedLimit is not an int");
    }

    fn any_limit() -> impl Strategy<Value = Option<u32>> {
        proptest::option::of(prop_oneof![
            0..200_u32,
            Just(9_999),
            Just(999_999),
            any::<u32>()
        ])
    }

    prop_compose! {
        fn any_limits()(
            transfer_gb in any_limit(),
            speed_mbps in any_limit(),
            hostnames in any_limit(),
            storage in any_limit(),
            ssl: bool,
            streaming: bool,
            all_locations: bool,
        ) -> Limits {
            Limits { transfer_gb, speed_mbps, hostnames, storage, ssl, streaming, all_locations }
        }
    }

    proptest! {
        #[test]
        fn what_aflexi_can_express_comes_back(limits in any_limits()) {
            let once = back(write(Struct::new(), &limits));
            prop_assert_eq!(once, express(&limits));
            prop_assert_eq!(back(write(Struct::new(), &once)), once);
        }
    }
}
