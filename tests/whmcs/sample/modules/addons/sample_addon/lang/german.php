<?php

$_ADDONLANG['greeting'] = 'Guten Tag';
