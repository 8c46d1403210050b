<?php

declare(strict_types=1);

namespace AflexiCdn\Torture;

use AflexiCdn\EndToEnd\Support\AddonTestCase;
use AflexiCdn\EndToEnd\Support\Program;
use AflexiCdn\Torture\Support\Panics;

/**
 * A panic in the extension is an exception of PHP: the process goes on, nothing is printed, and cron puts things right.
 * The extension is the one that is shipped; under it, the clock of the system fails.
 */
final class PanicTest extends AddonTestCase
{
    public function testAtAnyLookAtTheClockItIsAnExceptionAndTheProcessGoesOn(): void
    {
        $clock = $this->site->directory() . '/failing_clock.so';
        exec("cc -shared -fPIC -o $clock " . __DIR__ . '/Support/failing_clock.c 2>&1', $output, $status);
        self::assertSame([0, []], [$status, $output]);
        $few = Torture::pick(20, 400);

        // Whatever is printed beside the result fails the test.
        $played = Program::onStage($this->site, $this->sandbox, strtr('require BOOTSTRAP;'
            . " return (new PANICS(\$stage, '$clock'))->play($few);", [
                'BOOTSTRAP' => var_export(__DIR__ . '/bootstrap.php', true),
                'PANICS' => '\\' . Panics::class,
            ]), ['env', "LD_PRELOAD=$clock"]);

        $thrown = $played['thrown'];
        Torture::say('%d panics at %d looks, %d of them told', $played['panics'], $played['looks'], count($thrown));
        self::assertGreaterThan(min($few, $played['looks']) / 2, $played['panics']);
        self::assertNotSame([], $thrown);
        self::assertSame([], preg_grep('/^Error: Rust panic: /', $thrown, PREG_GREP_INVERT));
        self::assertStringNotContainsString($this->sandbox->key, implode($thrown));
        self::assertSame([], $played['troubles']);
    }

    /** A host may allow no more threads, and names are resolved on one: that is no panic. */
    public function testWithoutAThreadToResolveANameItIsSaid(): void
    {
        $url = str_replace('127.0.0.1', 'localhost', $this->sandbox->url());

        $answers = Program::onStage($this->site, $this->sandbox, strtr(<<<'PHP'
            $check = static function () use ($stage): string {
                try {
                    $found = $stage->cdn()->check();
                    return $found['code'] . ' ' . ($found['args']['message'] ?? '');
                } catch (\Throwable $e) {
                    return get_class($e) . ': ' . $e->getMessage();
                }
            };
            $answers[] = $check();
            $stage->set('api_url', 'URL');
            $stage->set('auth_key', 'KEY');
            preg_match('/VmSize:\s+(\d+) kB/', file_get_contents('/proc/self/status'), $size);
            // Less than the stack of a thread takes.
            posix_setrlimit(POSIX_RLIMIT_AS, ($size[1] + 1024) * 1024, -1);
            $answers[] = $check();
            posix_setrlimit(POSIX_RLIMIT_AS, -1, -1);
            $answers[] = $check();
            return $answers;
            PHP, ['URL' => $url, 'KEY' => $this->sandbox->key]));

        self::assertStringStartsWith('connected', $answers[0]);
        self::assertStringContainsString('no thread could look it up', $answers[1]);
        self::assertStringStartsWith('connected', $answers[2]);
    }
}
