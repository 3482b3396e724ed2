# Averages, spread, regression, distributions. Sums come from _totals, which is
# exact; what is computed in floats follows CPython step by step, so that the
# last bit agrees.
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from math import acos, asin, atan, cos, cosh, erf, exp, fabs, fsum, hypot, inf, isfinite, isinf, isnan, isqrt
from math import log, nan, pi, sin, sqrt, sumprod, tan, tau

__all__ = [
    'NormalDist', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'kde', 'kde_random',
    'linear_regression', 'mean', 'median', 'median_grouped', 'median_high', 'median_low', 'mode', 'multimode', 'pstdev', 'pvariance',
    'quantiles', 'stdev', 'variance',
]


class StatisticsError(ValueError):
    pass


# Exact sums, and the way back to the type of the data.


def _coerce(T, S):
    if T is S or S is int or S is bool:
        return T
    if T is int or issubclass(S, T):
        return S
    if issubclass(T, S):
        return T
    if issubclass(T, int):
        return S
    if issubclass(S, int):
        return T
    if issubclass(T, Fraction) and issubclass(S, float):
        return S
    if issubclass(T, float) and issubclass(S, Fraction):
        return T
    raise TypeError("don't know how to coerce %s and %s" % (T.__name__, S.__name__))


def _common(types):
    T = int
    for S in types:
        T = _coerce(T, S)
    return T


def _sum(data):
    types, total, _, n = _totals(data, False)
    return _common(types), total, n


def _ss(data, center=None):
    # The sum of squared deviations, the mean, and the count.
    if center is not None:
        T, ssd, n = _sum((d := x - center) * d for x in data)
        return T, ssd, center, n
    types, sx, sxx, n = _totals(data, True)
    if not n:
        ssd = mean = Fraction(0)
    elif type(sx) is not Fraction:
        ssd = mean = sx
    else:
        ssd = (n * sxx - sx * sx) / n
        mean = sx / n
    return _common(types), ssd, mean, n


def _convert(value, T):
    if type(value) is T:
        return value
    if issubclass(T, int) and value.denominator != 1:
        T = float
    try:
        return T(value)
    except TypeError:
        Decimal = _decimal()
        if Decimal is not None and issubclass(T, Decimal):
            return T(value.numerator) / T(value.denominator)
        raise


def _sqrt_odd(n, m):
    # The root of n/m cut to an int, made odd where something was cut off, so
    # that rounding it later rounds the root itself.
    a = isqrt(n // m)
    return a | (a * a * m != n)


def _float_sqrt(n, m):
    # The root of n/m, rounded once: 109 bits are enough to decide.
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        return float(_sqrt_odd(n, m << 2 * q) << q)
    return _sqrt_odd(n << -2 * q, m) / (1 << -q)


def _decimal_sqrt(n, m, Decimal):
    # The root of n/m, rounded once: the nearest of three neighbours.
    if n <= 0:
        if not n:
            return Decimal('0.0')
        n, m = -n, -m
    root = (Decimal(n) / Decimal(m)).sqrt()
    a, b = root.as_integer_ratio()
    above = root.next_plus()
    c, d = above.as_integer_ratio()
    if 4 * n * (b * d) ** 2 > m * (b * c + d * a) ** 2:
        return above
    below = root.next_minus()
    c, d = below.as_integer_ratio()
    if 4 * n * (b * d) ** 2 < m * (b * c + d * a) ** 2:
        return below
    return root


def _root(value, T):
    Decimal = _decimal()
    if Decimal is not None and issubclass(T, Decimal):
        return _decimal_sqrt(value.numerator, value.denominator, Decimal)
    return _float_sqrt(value.numerator, value.denominator)


def _not_negative(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


# Averages


def mean(data):
    """Return the sample arithmetic mean of data."""
    T, total, n = _sum(data)
    if n < 1:
        raise StatisticsError('mean requires at least one data point')
    return _convert(total / n, T)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    if weights is None:
        if hasattr(data, '__len__'):
            n = len(data)
            total = fsum(data)
        else:
            n = 0

            def counted():
                nonlocal n
                for n, x in enumerate(data, 1):
                    yield x

            total = fsum(counted())
        if not n:
            raise StatisticsError('fmean requires at least one data point')
        return total / n
    if not isinstance(weights, (list, tuple)):
        weights = list(weights)
    try:
        num = sumprod(data, weights)
    except ValueError:
        raise StatisticsError('data and weights must be the same length')
    den = fsum(weights)
    if not den:
        raise StatisticsError('sum of weights must be non-zero')
    return num / den


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    n = 0
    zero = False

    def logs():
        nonlocal n, zero
        for n, x in enumerate(data, 1):
            if x > 0.0 or isnan(x):
                yield log(x)
            elif x == 0.0:
                zero = True
            else:
                raise StatisticsError('No negative inputs allowed', x)

    total = fsum(logs())
    if not n:
        raise StatisticsError('Must have a non-empty dataset')
    if isnan(total):
        return nan
    if zero:
        return nan if total == inf else 0.0
    return exp(total / n)


def _is_real(x):
    from numbers import Real
    Decimal = _decimal()
    return isinstance(x, Real) or Decimal is not None and isinstance(x, Decimal)


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    if iter(data) is data:
        data = list(data)
    message = 'harmonic mean does not support negative values'
    n = len(data)
    if n < 1:
        raise StatisticsError('harmonic_mean requires at least one data point')
    if n == 1 and weights is None:
        x = data[0]
        if not _is_real(x):
            raise TypeError('unsupported type')
        if x < 0:
            raise StatisticsError(message)
        return x
    if weights is None:
        weights, whole = [1] * n, n
    else:
        if iter(weights) is weights:
            weights = list(weights)
        if len(weights) != n:
            raise StatisticsError('Number of weights does not match data size')
        whole = _sum(_not_negative(weights, message))[1]
    try:
        T, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _not_negative(data, message)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError('Weighted sum must be positive')
    return _convert(whole / total, T)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data


def median(data):
    """Return the median (middle value) of numeric data."""
    data = _sorted(data)
    n = len(data)
    i = n // 2
    if n % 2:
        return data[i]
    return (data[i - 1] + data[i]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the high median of data."""
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """Estimates the median for numeric data binned around the midpoints of consecutive, fixed-width intervals."""
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    below = bisect_left(data, x)
    upto = bisect_right(data, x, lo=below)
    try:
        interval = float(interval)
        x = float(x)
    except ValueError:
        raise TypeError('Value cannot be converted to a float')
    low = x - interval / 2.0
    return low + interval * (n / 2 - below) / (upto - below)


def mode(data):
    """Return the most common data point from discrete or nominal data."""
    counts = Counter(iter(data))
    if not counts:
        raise StatisticsError('no mode for empty data')
    return counts.most_common(1)[0][0]


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method='exclusive'):
    """Divide data into n continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == 'exclusive':
        m = size + 1
        for i in range(1, n):
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f'Unknown method: {method!r}')


# Spread


def _mean_square(name, least, data, center, denominator):
    T, ss, _, n = _ss(data, center)
    if n < least:
        points = 'at least one data point' if least == 1 else 'at least two data points'
        raise StatisticsError(name + ' requires ' + points)
    return T, ss / (n - denominator)


def variance(data, xbar=None):
    """Return the sample variance of data."""
    T, mss = _mean_square('variance', 2, data, xbar, 1)
    return _convert(mss, T)


def pvariance(data, mu=None):
    """Return the population variance of data."""
    T, mss = _mean_square('pvariance', 1, data, mu, 0)
    return _convert(mss, T)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    T, mss = _mean_square('stdev', 2, data, xbar, 1)
    return _root(mss, T)


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    T, mss = _mean_square('pstdev', 1, data, mu, 0)
    return _root(mss, T)


def _mean_stdev(data):
    T, ss, xbar, n = _ss(data)
    if n < 2:
        raise StatisticsError('stdev requires at least two data points')
    mss = ss / (n - 1)
    try:
        return float(xbar), _float_sqrt(mss.numerator, mss.denominator)
    except AttributeError:
        return float(xbar), float(xbar) / float(ss)


# Two variables


def _sqrtprod(x, y):
    # sqrt(x * y), corrected by one step of Newton's.
    h = sqrt(x * y)
    if not isfinite(h):
        if isinf(h) and not isinf(x) and not isinf(y):
            scale = 2.0 ** -512
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    if not h:
        if x and y:
            scale = 2.0 ** 537
            return _sqrtprod(scale * x, scale * y) / scale
        return h
    d = sumprod((x, h), (y, -h))
    return h + d / (2.0 * h)


def _pairs(name, x, y):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(name + ' requires that both inputs have same number of data points')
    if n < 2:
        raise StatisticsError(name + ' requires at least two data points')
    return n


def _centered(data, n):
    middle = fsum(data) / n
    return middle, [x - middle for x in data]


def covariance(x, y, /):
    """Covariance"""
    n = _pairs('covariance', x, y)
    return sumprod(_centered(x, n)[1], _centered(y, n)[1]) / (n - 1)


def _rank(data, start):
    # Ranks from start + 1 on; equal values share the average of theirs.
    order = sorted(zip(data, range(len(data))))
    result = [0] * len(order)
    i = 0
    while i < len(order):
        j = i + 1
        while j < len(order) and order[j][0] == order[i][0]:
            j += 1
        rank = start - 1 + i + (j - i + 1) / 2
        for _, place in order[i:j]:
            result[place] = rank
        i = j
    return result


def correlation(x, y, /, *, method='linear'):
    """Pearson's correlation coefficient"""
    n = _pairs('correlation', x, y)
    if method not in {'linear', 'ranked'}:
        raise ValueError(f'Unknown method: {method!r}')
    if method == 'ranked':
        start = (n - 1) / -2
        x = _rank(x, start)
        y = _rank(y, start)
    else:
        x = _centered(x, n)[1]
        y = _centered(y, n)[1]
    sxy = sumprod(x, y)
    sxx = sumprod(x, x)
    syy = sumprod(y, y)
    try:
        return sxy / _sqrtprod(sxx, syy)
    except ZeroDivisionError:
        raise StatisticsError('at least one of the inputs is constant')


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    n = _pairs('linear regression', x, y)
    if not proportional:
        xbar, x = _centered(x, n)
        ybar, y = _centered(y, n)
    sxy = sumprod(x, y) + 0.0
    sxx = sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError('x is constant')
    intercept = 0.0 if proportional else ybar - slope * xbar
    return LinearRegression(slope=slope, intercept=intercept)


# The normal distribution

_SQRT2 = sqrt(2.0)


class NormalDist:
    """Normal distribution of a random variable"""

    __slots__ = ('_mu', '_sigma')

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError('sigma must be non-negative')
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        """Make a normal distribution instance from sample data."""
        return cls(*_mean_stdev(data))

    def samples(self, n, *, seed=None):
        """Generate n samples for a given mean and standard deviation."""
        import random
        draw = random.random if seed is None else random.Random(seed).random
        mu, sigma = self._mu, self._sigma
        return [_normal_dist_inv_cdf(draw(), mu, sigma) for _ in range(n)]

    def pdf(self, x):
        """Probability density function."""
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError('pdf() not defined when sigma is zero')
        diff = x - self._mu
        return exp(diff * diff / (-2.0 * variance)) / sqrt(tau * variance)

    def cdf(self, x):
        """Cumulative distribution function."""
        if not self._sigma:
            raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + erf((x - self._mu) / (self._sigma * _SQRT2)))

    def inv_cdf(self, p):
        """Inverse cumulative distribution function."""
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError('p must be in the range 0.0 < p < 1.0')
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        """Divide into n continuous intervals with equal probability."""
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """Compute the overlapping coefficient (OVL) between two normal distributions."""
        if not isinstance(other, NormalDist):
            raise TypeError('Expected another NormalDist instance')
        X, Y = self, other
        if (Y._sigma, Y._mu) < (X._sigma, X._mu):
            X, Y = Y, X
        X_var, Y_var = X.variance, Y.variance
        if not X_var or not Y_var:
            raise StatisticsError('overlap() not defined when sigma is zero')
        dv = Y_var - X_var
        dm = fabs(Y._mu - X._mu)
        if not dv:
            return 1.0 - erf(dm / (2.0 * X._sigma * _SQRT2))
        a = X._mu * Y_var - Y._mu * X_var
        b = X._sigma * Y._sigma * sqrt(dm * dm + dv * log(Y_var / X_var))
        x1 = (a + b) / dv
        x2 = (a - b) / dv
        return 1.0 - (fabs(Y.cdf(x1) - X.cdf(x1)) + fabs(Y.cdf(x2) - X.cdf(x2)))

    def zscore(self, x):
        """Compute the Standard Score."""
        if not self._sigma:
            raise StatisticsError('zscore() not defined when sigma is zero')
        return (x - self._mu) / self._sigma

    @property
    def mean(self):
        """Arithmetic mean of the normal distribution."""
        return self._mu

    @property
    def median(self):
        """Return the median of the normal distribution"""
        return self._mu

    @property
    def mode(self):
        """Return the mode of the normal distribution"""
        return self._mu

    @property
    def stdev(self):
        """Standard deviation of the normal distribution."""
        return self._sigma

    @property
    def variance(self):
        """Square of the standard deviation."""
        return self._sigma * self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * fabs(other))

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / fabs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def __copy__(self):
        return type(self)(self._mu, self._sigma)

    def __deepcopy__(self, memo):
        return type(self)(self._mu, self._sigma)


# Kernel density estimates: of each kernel the density, its integral, and the
# half-width of its support (None: everywhere).


def _normal_kernel():
    root = sqrt(2 * pi)
    return (lambda t: exp(-1 / 2 * t * t) / root), (lambda t: 1 / 2 * (1.0 + erf(t / sqrt(2)))), None


def _sigmoid_kernel():
    c1, c2 = 1 / pi, 2 / pi
    return (lambda t: c1 / cosh(t)), (lambda t: c2 * atan(exp(t))), None


def _cosine_kernel():
    c1, c2 = pi / 4, pi / 2
    return (lambda t: c1 * cos(c2 * t)), (lambda t: 1 / 2 * sin(c2 * t) + 1 / 2), 1.0


_quartic = (lambda t: 15 / 16 * (1.0 - t * t) ** 2), (lambda t: 3 / 16 * t ** 5 - 5 / 8 * t ** 3 + 15 / 16 * t + 1 / 2), 1.0
_triweight = ((lambda t: 35 / 32 * (1.0 - t * t) ** 3),
              (lambda t: 35 / 32 * (-1 / 7 * t ** 7 + 3 / 5 * t ** 5 - t ** 3 + t) + 1 / 2), 1.0)
_kernels = {
    'normal': _normal_kernel(),
    'logistic': ((lambda t: 1 / 2 / (1.0 + cosh(t))), (lambda t: 1.0 - 1.0 / (exp(t) + 1.0)), None),
    'sigmoid': _sigmoid_kernel(),
    'rectangular': ((lambda t: 1 / 2), (lambda t: 1 / 2 * t + 1 / 2), 1.0),
    'triangular': ((lambda t: 1.0 - abs(t)), (lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2), 1.0),
    'parabolic': ((lambda t: 3 / 4 * (1.0 - t * t)), (lambda t: -1 / 4 * t ** 3 + 3 / 4 * t + 1 / 2), 1.0),
    'quartic': _quartic,
    'triweight': _triweight,
    'cosine': _cosine_kernel(),
}


def _solve(estimate, f, slope):
    # The inverse of f by Newton's method from an estimate.
    def inverse(y):
        x = estimate(y)
        while abs(diff := f(x) - y) > 1e-12:
            x -= diff / slope(x)
        return x
    return inverse


def _quartic_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p >= 0.004:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x * sign


def _triweight_estimate(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    return ((2.0 * p) ** 0.3400218741872791 - 1.0) * sign


_inverses = {
    'normal': NormalDist().inv_cdf,
    'logistic': lambda p: log(p / (1 - p)),
    'sigmoid': lambda p: log(tan(p * pi / 2)),
    'rectangular': lambda p: 2 * p - 1,
    'parabolic': lambda p: 2 * cos((acos(2 * p - 1) + pi) / 3),
    'quartic': _solve(_quartic_estimate, _quartic[1], _quartic[0]),
    'triweight': _solve(_triweight_estimate, _triweight[1], _triweight[0]),
    'triangular': lambda p: sqrt(2 * p) - 1 if p < 1 / 2 else 1 - sqrt(2 - 2 * p),
    'cosine': lambda p: 2 * asin(2 * p - 1) / pi,
}
for _name, _other in [('gauss', 'normal'), ('uniform', 'rectangular'), ('epanechnikov', 'parabolic'), ('biweight', 'quartic')]:
    _kernels[_name] = _kernels[_other]
    _inverses[_name] = _inverses[_other]


def _check_density(data, h):
    if not len(data):
        raise StatisticsError('Empty data sequence')
    if not isinstance(data[0], (int, float)):
        raise TypeError('Data sequence must contain ints or floats')
    if h <= 0.0:
        raise StatisticsError(f'Bandwidth h must be positive, not h={h!r}')


def kde(data, h, kernel='normal', *, cumulative=False):
    """Kernel Density Estimation:  Create a continuous probability density function or cumulative distribution function from discrete samples."""
    _check_density(data, h)
    if kernel not in _kernels:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    density, integral, support = _kernels[kernel]
    if support is None:
        def pdf(x):
            return sum(density((x - xi) / h) for xi in data) / (len(data) * h)

        def cdf(x):
            return sum(integral((x - xi) / h) for xi in data) / len(data)
    else:
        sample = sorted(data)
        n = len(data)
        bandwidth = h * support

        def near(x):
            nonlocal sample, n
            if len(data) != n:
                sample = sorted(data)
                n = len(data)
            i = bisect_left(sample, x - bandwidth)
            return i, sample[i:bisect_right(sample, x + bandwidth)]

        def pdf(x):
            i, points = near(x)
            return sum(density((x - xi) / h) for xi in points) / (n * h)

        def cdf(x):
            i, points = near(x)
            return sum((integral((x - xi) / h) for xi in points), i) / n
    if cumulative:
        cdf.__doc__ = f'CDF estimate with h={h!r} and kernel={kernel!r}'
        return cdf
    pdf.__doc__ = f'PDF estimate with h={h!r} and kernel={kernel!r}'
    return pdf


def kde_random(data, h, kernel='normal', *, seed=None):
    """Return a function that makes a random selection from the estimated probability density function created by kde(data, h, kernel)."""
    from random import Random
    _check_density(data, h)
    inverse = _inverses.get(kernel)
    if inverse is None:
        raise StatisticsError(f'Unknown kernel name: {kernel!r}')
    source = Random(seed)

    def rand():
        return source.choice(data) + h * inverse(source.random())
    rand.__doc__ = f'Random KDE selection with h={h!r} and kernel={kernel!r}'
    return rand
