//! The decoder by examples, and both directions against themselves and against `dxr`.

use proptest::prelude::*;

use super::decode::{DecodeError, Reply, decode_reply};
use super::{Struct, Value, encode, encode_call};

/// A reply with this as the content of its `value`.
fn reply(content: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse>\n <params><param>\
         <value>{content}</value></param></params>\n</methodResponse>\n"
    )
}

fn value(content: &str) -> Result<Value<'static>, DecodeError> {
    match decode_reply(reply(content).leak().as_bytes())? {
        Reply::Success(value) => Ok(value),
        Reply::Fault { .. } => panic!("a fault from {content}"),
    }
}

#[test]
fn every_spelling_of_a_value_is_read() {
    let when = |text: &str| Value::DateTime(text.to_owned().into());
    for (content, expected) in [
        ("<int>1</int>", Value::Int(1)),
        ("<i4> -7\n</i4>", Value::Int(-7)),
        ("<i8>4294967296</i8>", Value::Int(1 << 32)),
        ("<ex:i8>5</ex:i8>", Value::Int(5)),
        ("<boolean>1</boolean>", Value::Bool(true)),
        ("<boolean>true</boolean>", Value::Bool(true)),
        ("<boolean>0</boolean>", Value::Bool(false)),
        ("<boolean> false </boolean>", Value::Bool(false)),
        ("<double>1.5</double>", Value::Double(1.5)),
        ("<double>1.0E+25</double>", Value::Double(1e25)),
        ("<string>text</string>", "text".into()),
        ("bare text", "bare text".into()),
        ("", "".into()),
        ("<string></string>", "".into()),
        ("<string/>", "".into()),
        ("  ", "  ".into()),
        ("<string> as it is </string>", " as it is ".into()),
        ("\n  <string>x</string>\n", "x".into()),
        ("<nil/>", Value::Nil),
        ("<ex:nil></ex:nil>", Value::Nil),
        (
            "<base64>SGVs\nbG8=</base64>",
            Value::Base64("SGVsbG8=".into()),
        ),
        (
            "<dateTime.iso8601>20110530T12:00:00</dateTime.iso8601>",
            when("20110530T12:00:00"),
        ),
        (
            "<dateTime.iso8601>2011-05-30T12:00:00+02:00</dateTime.iso8601>",
            when("2011-05-30T12:00:00+02:00"),
        ),
        ("<array/>", Value::Array(vec![])),
        ("<array></array>", Value::Array(vec![])),
        ("<array><data/></array>", Value::Array(vec![])),
        (
            "<array><data><value/><value><int>1</int></value></data></array>",
            Value::Array(vec!["".into(), Value::Int(1)]),
        ),
        ("<struct/>", Struct::new().into()),
        (
            "<struct><member><name>a</name><value/></member></struct>",
            Struct::new().with("a", "").into(),
        ),
    ] {
        assert_eq!(value(content), Ok(expected), "{content}");
    }
}

#[test]
fn pieces_of_text_are_joined() {
    for content in [
        "R&amp;D &lt;&#228;&#xe4;&gt; &quot;&apos;",
        "<string>R&amp;D &lt;ää&gt; &quot;&apos;</string>",
        "<string>R<![CDATA[&D <ä]]>ä<!-- a comment -->&gt; <?pi?>\"'</string>",
    ] {
        assert_eq!(value(content), Ok("R&D <ää> \"'".into()), "{content}");
    }
}

#[test]
fn line_ends_are_as_xml_says() {
    assert_eq!(value("<string>a\r\nb&#13;c</string>"), Ok("a\nb\rc".into()));
}

#[test]
fn a_reply_without_a_parameter_is_nil() {
    for reply in [
        "<methodResponse><params/></methodResponse>",
        "<methodResponse><params></params></methodResponse>",
    ] {
        assert_eq!(
            decode_reply(reply.as_bytes()),
            Ok(Reply::Success(Value::Nil))
        );
    }
}

#[test]
fn a_byte_order_mark_or_white_space_before_the_declaration_is_forgiven() {
    for start in ["\u{feff}", "\n\n "] {
        let reply = format!("{start}{}", reply("<int>1</int>"));
        assert_eq!(
            decode_reply(reply.as_bytes()),
            Ok(Reply::Success(Value::Int(1))),
            "{start:?}"
        );
    }
}

#[test]
fn faults_are_read_in_any_order() {
    let code = "<member><name>faultCode</name><value><int>1202</int></value></member>";
    let typed = "<member><name>faultCode</name><value>1202</value></member>";
    let text = "<member><name>faultString</name><value><string>taken</string></value></member>";
    for members in [
        format!("{code}{text}"),
        format!("{text}{code}"),
        format!("{text}{typed}"),
    ] {
        let fault = format!(
            "<methodResponse><fault><value><struct>{members}</struct></value></fault></methodResponse>"
        );
        let expected = Reply::Fault {
            code: 1202,
            text: "taken".to_owned(),
        };
        assert_eq!(decode_reply(fault.as_bytes()), Ok(expected), "{members}");
    }
}

#[test]
fn what_is_no_reply_is_refused_with_the_reason() {
    use DecodeError::*;
    let deep = format!(
        "{}{}",
        "<array><data><value>".repeat(40),
        "</value></data></array>".repeat(40)
    );
    let whole = reply("<string>x</string>");
    for (body, reason) in [
        (b"\xff\xfe<".to_vec(), Encoding),
        (b"".to_vec(), Truncated),
        (b"Internal error".to_vec(), Truncated),
        (b"<html><body>Welcome</body></html>".to_vec(), Unexpected),
        (b"<!DOCTYPE html><html></html>".to_vec(), DocumentType),
        (
            b"<!DOCTYPE a [<!ENTITY b \"c\">]><methodResponse/>".to_vec(),
            DocumentType,
        ),
        (
            b"<methodCall><methodName>a</methodName></methodCall>".to_vec(),
            Unexpected,
        ),
        (b"<methodResponse></methodResponse>".to_vec(), Unexpected),
        (whole.as_bytes()[..whole.len() / 2].to_vec(), Truncated),
        (
            whole
                .trim_end()
                .trim_end_matches("</methodResponse>")
                .as_bytes()
                .to_vec(),
            Truncated,
        ),
        (reply(&deep).into_bytes(), TooDeep),
        (reply("<int></int>").into_bytes(), Scalar("int")),
        (
            reply("<int>99999999999999999999</int>").into_bytes(),
            Scalar("int"),
        ),
        (
            reply("<boolean>2</boolean>").into_bytes(),
            Scalar("boolean"),
        ),
        (reply("<double>1,5</double>").into_bytes(), Scalar("double")),
        (reply("<string>a<b/></string>").into_bytes(), Unexpected),
        (reply("a<int>1</int>").into_bytes(), Unexpected),
        (reply("<int>1</int>a").into_bytes(), Unexpected),
        (reply("<int>1</int><int>2</int>").into_bytes(), Unexpected),
        (reply("<decimal>1</decimal>").into_bytes(), Unexpected),
        (reply("<string>a</int>").into_bytes(), Malformed),
        (reply("<string>&nbsp;</string>").into_bytes(), Malformed),
        (reply("</value><value>").into_bytes(), Unexpected),
    ] {
        let shown = String::from_utf8_lossy(&body).into_owned();
        assert_eq!(decode_reply(&body), Err(reason), "{shown}");
    }
}

#[test]
fn no_more_values_are_held_than_the_largest_list_has() {
    let array = |values| {
        let values = "<value/>".repeat(values);
        value(&format!("<array><data>{values}</data></array>"))
    };
    assert!(array(999_999).is_ok());
    assert_eq!(array(1_000_000), Err(DecodeError::TooMany));
}

/// Text as XML can carry it.
fn any_text() -> impl Strategy<Value = String> {
    "[\\t\\n\\r -~äß€\u{1f600}&<>\"']{0,20}"
}

/// A value whose white space at the ends is not trimmed, and that is read as it was written.
fn any_value() -> impl Strategy<Value = Value<'static>> {
    let leaf = prop_oneof![
        any::<i64>().prop_map(Value::Int),
        any::<bool>().prop_map(Value::Bool),
        any_text().prop_map(Value::from),
        (-1e12..1e12).prop_map(Value::Double),
        "[0-9]{8}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z?".prop_map(|text| Value::DateTime(text.into())),
        "[A-Za-z0-9+/]{0,12}".prop_map(|text| Value::Base64(text.into())),
        Just(Value::Nil),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::vec((any_text(), inner), 0..6).prop_map(structure),
        ]
    })
}

fn structure(members: Vec<(String, Value)>) -> Value {
    let all = members.into_iter();
    all.fold(Struct::new(), |known, (name, value)| {
        known.with(name, value)
    })
    .into()
}

/// What both codecs know, with dxr's name for it. Its structs are sorted maps.
fn any_shared() -> impl Strategy<Value = (Value<'static>, dxr::Value)> {
    let leaf = prop_oneof![
        any::<i32>().prop_map(|n| (Value::Int(n.into()), dxr::Value::Integer(n))),
        any::<bool>().prop_map(|b| (Value::Bool(b), dxr::Value::Boolean(b))),
        "[a-zä€&<>\"'][ -~äß€&<>\"']{0,20}[a-zä€&<>\"']"
            .prop_map(|s| (s.clone().into(), dxr::Value::String(s))),
        (-1e12..1e12).prop_map(|d| (Value::Double(d), dxr::Value::Double(d))),
        Just((
            Value::Base64("SGVsbG8=".into()),
            dxr::Value::Base64(b"Hello".to_vec())
        )),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| {
                let (ours, theirs) = items.into_iter().unzip();
                (Value::Array(ours), dxr::Value::Array(theirs))
            }),
            prop::collection::btree_map("[a-z.&]{1,8}", inner, 0..4).prop_map(|members| {
                let ours = members
                    .iter()
                    .map(|(name, (ours, _))| (name.clone(), ours.clone()));
                let ours = structure(ours.collect());
                let theirs = members
                    .into_iter()
                    .map(|(name, (_, theirs))| (name, theirs));
                (ours, dxr::Value::Struct(theirs.collect()))
            }),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(value in any_value()) {
        let mut written = String::new();
        encode::value(&mut written, &value).unwrap();
        let reply = format!("<methodResponse><params><param>{written}</param></params></methodResponse>");
        prop_assert_eq!(decode_reply(reply.as_bytes()), Ok(Reply::Success(value)));
    }

    #[test]
    fn dxr_reads_what_we_write((ours, theirs) in any_shared()) {
        let call = encode_call("user.get", &[ours]).unwrap();
        let read = dxr::MethodCall::from_xml(&call).unwrap();
        prop_assert_eq!(read.name, "user.get");
        prop_assert_eq!(read.params, vec![theirs]);
    }

    #[test]
    fn we_read_what_dxr_writes((ours, theirs) in any_shared()) {
        let reply = dxr::MethodResponse { value: theirs }.to_xml().unwrap();
        prop_assert_eq!(decode_reply(reply.as_bytes()), Ok(Reply::Success(ours)));
    }

    #[test]
    fn we_read_dxrs_faults(code: i32, text in "[a-z&<>][ -~]{0,30}[a-z&<>]") {
        let fault = dxr::FaultResponse { fault: dxr::Fault::new(code, text.clone()) };
        let expected = Reply::Fault { code: code.into(), text };
        let xml = fault.to_xml().unwrap();
        prop_assert_eq!(decode_reply(xml.as_bytes()), Ok(expected));
    }

    #[test]
    fn no_bytes_make_the_decoder_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode_reply(&bytes);
    }

    #[test]
    fn no_soup_of_tags_makes_the_decoder_panic(soup in "(</?(methodResponse|params|param|value|struct|member|name|array|data|int|fault|nil)/?>|&(amp|#0|#x110000|x);|<!--|-->|<!\\[CDATA\\[|\\]\\]>|[ a1]){0,40}") {
        let _ = decode_reply(soup.as_bytes());
    }

    #[test]
    fn a_reply_cut_anywhere_is_no_reply(value in any_value(), at in 0.0..1.0_f64) {
        let mut written = String::new();
        encode::value(&mut written, &value).unwrap();
        let reply = format!("<methodResponse><params><param>{written}</param></params></methodResponse>");
        let cut = &reply.as_bytes()[..(reply.len() as f64 * at) as usize];
        prop_assert!(decode_reply(cut).is_err());
    }
}
