<?php

/** An addon in plain PHP that makes an account for a paid invoice after the response. */

function curl_cdn_config()
{
    return ['name' => 'Curl CDN', 'version' => '1', 'author' => 'Benchmark', 'fields' => []];
}
