<?php

/**
 * Plays many random stories, in one site: php tests/php/torture/stories.php [FIRST-LAST] [SECONDS]
 *
 * Ends with the first story that ends badly (status 1), or after so many seconds (status 3): then it says where to go
 * on. The same numbers tell the same stories, so several of these may share the work.
 */

declare(strict_types=1);

use AflexiCdn\EndToEnd\Support\InProcess\Stories;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\EndToEnd\Support\World;
use WhmcsHost\Server\Sandbox;
use WhmcsHost\Site;

require __DIR__ . '/bootstrap.php';

/** Stories for one process: few enough to see that it goes on. */
const AT_ONCE = 100;

if (preg_match('/^(\d+)-(\d+)$/', $argv[1] ?? '1-10000', $range) !== 1 || !ctype_digit($argv[2] ?? '7200')) {
    fwrite(STDERR, "php tests/php/torture/stories.php [FIRST-LAST] [SECONDS]\n");
    exit(2);
}
[, $first, $last] = array_map(intval(...), $range);
$deadline = microtime(true) + (int) ($argv[2] ?? 7200);

$site = Site::start(['extension' => World::extension()]);
$sandbox = new Sandbox(World::sandbox(), $site->directory() . '/sandbox');
register_shutdown_function($sandbox->stop(...));
$site->activate('aflexi_cdn');
$site->configure('aflexi_cdn', [
    'api_url' => $sandbox->url(),
    'username' => $sandbox->operator,
    'auth_key' => $sandbox->key,
]);

for ($number = $first; $number <= $last; $number += AT_ONCE) {
    if (microtime(true) > $deadline) {
        echo "The time is over; $number-$last are still to be played.\n";
        exit(3);
    }
    $until = min($last, $number + AT_ONCE - 1);
    $play = sprintf('return (new \\%s($stage))->play(%d, %d);', Stories::class, $number, $until);
    $started = microtime(true);
    $played = Program::onStage($site, $sandbox, $play);
    printf(
        "%d-%d: %d events, %d failures of the platform, %d killed workers, %d s\n",
        $number,
        $until,
        $played['events'],
        $played['failures'],
        $played['deaths'],
        microtime(true) - $started,
    );
    if ($played['bad'] !== []) {
        echo json_encode($played['bad'], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE), "\n";
        echo "Each is played again by AFLEXI_STORIES=NUMBER phpunit ... --filter RandomStoryTest.\n";
        exit(1);
    }
}
