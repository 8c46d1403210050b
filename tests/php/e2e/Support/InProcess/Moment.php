<?php

declare(strict_types=1);

namespace AflexiCdn\EndToEnd\Support\InProcess;

/** Where among its effects a worker is killed. A worker has no other effects than statements that write, and calls. */
enum Moment: string
{
    /** Also the moment before whatever effect comes next; number 0 is before the first of all. */
    case AfterStatement = 'after statement';
    /** The call has been sent, and is never carried out. */
    case InCall = 'in call';
    /** The call has been carried out, and its answer never reaches the worker. */
    case AfterCall = 'after call';
}
