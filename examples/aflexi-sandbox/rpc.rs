//! XML-RPC text to values and back. The parsing is `dxr`'s; this module adds what its clients need:
//! Latin-1 bodies, the words `true` and `false`, a fault that tells bad XML from a bad call, and
//! replies in plain ASCII.

use dxr::{Fault, FaultResponse, MethodCall, MethodResponse, Value};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::codes;

/// Deeper than any call of the API; a limit keeps hostile nesting off the stack.
const MAX_DEPTH: usize = 64;

/// One decoded call.
#[derive(Debug)]
pub struct Call {
    pub method: String,
    pub params: Vec<Value>,
}

/// Reads a request body.
pub fn decode(body: &[u8]) -> Result<Call, Fault> {
    let text = text(body);
    check_well_formed(&text)
        .map_err(|why| codes::fault(codes::NOT_WELL_FORMED, format!("Not well formed: {why}")))?;
    let call = MethodCall::from_xml(&text)
        .map_err(|_| codes::fault(codes::NOT_A_CALL, "Not a methodCall"))?;
    Ok(Call {
        method: call.name.trim().to_owned(),
        params: call.params,
    })
}

/// Clients declare iso-8859-1 and send UTF-8 all the same, so the bytes decide, not the declaration.
fn text(body: &[u8]) -> String {
    let text = match std::str::from_utf8(body) {
        Ok(text) => text.to_owned(),
        Err(_) => body.iter().copied().map(char::from).collect(),
    };
    text.replace("<boolean>true</boolean>", "<boolean>1</boolean>")
        .replace("<boolean>false</boolean>", "<boolean>0</boolean>")
}

fn check_well_formed(text: &str) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut elements) = (0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(_) => {
                depth += 1;
                elements += 1;
            }
            Event::End(_) => depth -= 1,
            Event::Empty(_) => elements += 1,
            Event::DocType(_) => return Err("document types are not accepted".to_owned()),
            Event::Eof if depth > 0 => return Err("unexpected end".to_owned()),
            Event::Eof if elements == 0 => return Err("no element".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err("nested too deeply".to_owned());
        }
    }
}

/// Writes a reply or a fault.
pub fn encode(result: Result<Value, Fault>) -> Result<String, dxr::Error> {
    let body = match result {
        Ok(value) => MethodResponse { value }.to_xml()?,
        Err(fault) => FaultResponse { fault }.to_xml()?,
    };
    // Aflexi wrote <int>; <i4> is its synonym.
    let body = body.replace("<i4>", "<int>").replace("</i4>", "</int>");
    let mut reply = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    for character in body.chars() {
        match character {
            '\n' | '\t' | ' '..='~' => reply.push(character),
            // XML 1.0 has no way to write these.
            '\0'..='\x1f' if character != '\r' => reply.push_str("&#65533;"),
            '\u{fffe}' | '\u{ffff}' => reply.push_str("&#65533;"),
            _ => reply.push_str(&format!("&#{};", u32::from(character))),
        }
    }
    Ok(reply)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(xml: &str) -> Value {
        let body = format!(
            "<?xml version=\"1.0\"?>\n<methodCall><methodName>m</methodName>\n<params>\n<param>\n{xml}</param></params></methodCall>\n"
        );
        decode(body.as_bytes()).expect(xml).params.remove(0)
    }

    fn code(body: &[u8]) -> i32 {
        decode(body).unwrap_err().code()
    }

    #[test]
    fn reads_the_forms_clients_send() {
        let string = |text: &str| Value::String(text.to_owned());
        for (xml, expected) in [
            ("<value><int>7</int></value>", Value::Integer(7)),
            ("<value><i4>-7</i4></value>", Value::Integer(-7)),
            ("<value><int> 7 </int></value>", Value::Integer(7)),
            ("<value><boolean>1</boolean></value>", Value::Boolean(true)),
            (
                "<value><boolean>false</boolean></value>",
                Value::Boolean(false),
            ),
            (
                "<value><string>a &amp; &quot;b&quot; &#39;&#xe9;</string></value>",
                string("a & \"b\" 'é"),
            ),
            ("<value>bare</value>", string("bare")),
            ("<value></value>", string("")),
            ("<value><string/></value>", string("")),
            ("<value><string></string></value>", string("")),
            (
                "<value><double>1.0E+25</double></value>",
                Value::Double(1.0e25),
            ),
            (
                "<value><array><data></data></array></value>",
                Value::Array(vec![]),
            ),
            (
                "<value><array><data>\n</data></array></value>",
                Value::Array(vec![]),
            ),
            (
                "<value><array><data/></array></value>",
                Value::Array(vec![]),
            ),
            ("<value><struct></struct></value>", Value::Struct([].into())),
            (
                "<value><struct>\n<member>\n<name>-1</name>\n<value><int>1</int></value>\n</member>\n</struct></value>\n",
                Value::Struct([("-1".to_owned(), Value::Integer(1))].into()),
            ),
            // PHP's xmlrpc extension indents.
            ("<value>\n <string>x</string>\n</value>\n", string("x")),
            (
                "<value>\n <array>\n  <data/>\n </array>\n</value>\n",
                Value::Array(vec![]),
            ),
            (
                "<value>\n <struct>\n  <member>\n   <name>a</name>\n   <value>\n    <int>1</int>\n   </value>\n  </member>\n </struct>\n</value>\n",
                Value::Struct([("a".to_owned(), Value::Integer(1))].into()),
            ),
            ("<value><string> keep </string></value>", string(" keep ")),
            (
                "<value><string><![CDATA[a<b]]></string></value>",
                string("a<b"),
            ),
        ] {
            assert_eq!(value(xml), expected, "{xml}");
        }
    }

    #[test]
    fn reads_calls_without_parameters() {
        for params in ["", "<params></params>", "<params/>", "<params>\n</params>"] {
            let body = format!("<methodCall><methodName>m</methodName>{params}</methodCall>");
            assert!(decode(body.as_bytes()).expect(params).params.is_empty());
        }
    }

    #[test]
    fn bytes_decide_the_encoding() {
        let wrap = |text: &[u8]| {
            let mut body = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><methodCall><methodName>m</methodName><params><param><value><string>".to_vec();
            body.extend_from_slice(text);
            body.extend_from_slice(b"</string></value></param></params></methodCall>");
            decode(&body).expect("decodes").params.remove(0)
        };
        assert_eq!(wrap("Zoë".as_bytes()), Value::String("Zoë".to_owned()));
        assert_eq!(wrap(b"Zo\xeb"), Value::String("Zoë".to_owned()));
    }

    #[test]
    fn tells_bad_xml_from_a_bad_call() {
        for body in [
            "",
            "hello",
            "<methodCall>",
            "<methodCall></x>",
            "<!DOCTYPE x [<!ENTITY a \"b\">]><methodCall/>",
        ] {
            assert_eq!(code(body.as_bytes()), codes::NOT_WELL_FORMED, "{body}");
        }
        for body in ["<html></html>", "<methodCall><params/></methodCall>"] {
            assert_eq!(code(body.as_bytes()), codes::NOT_A_CALL, "{body}");
        }
        let deep = "<value><array><data>".repeat(100_000);
        assert_eq!(code(deep.as_bytes()), codes::NOT_WELL_FORMED);
    }

    #[test]
    fn replies_are_ascii() {
        let reply = encode(Ok(Value::String("<Zoë> \u{1F40D}\r\u{1}".to_owned()))).unwrap();
        assert_eq!(
            reply,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><params><param><value><string>&lt;Zo&#235;&gt; &#128013;&#13;&#65533;</string></value></param></params></methodResponse>"
        );
        let fault = encode(Err(codes::fault(1202, "x"))).unwrap();
        assert!(fault.contains(
            "<fault><value><struct><member><name>faultCode</name><value><int>1202</int></value>"
        ));
    }
}
