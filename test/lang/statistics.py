import statistics as st
assert repr(st.mean([1, 2, 3, 4])) == '2.5'
assert repr(st.mean([1, 2, 3])) == '2'
assert repr(st.mean([0.1] * 3)) == '0.1'
assert repr(st.mean([1e308, 1e308, -1e308])) == '3.333333333333333e+307'
assert repr(st.mean(range(10))) == '4.5'
assert repr(st.mean(x * x for x in range(7))) == '13'
assert repr(st.mean([True, False, 3])) == '1.3333333333333333'
# ---
import statistics as st
from fractions import Fraction as F
assert repr(st.mean([F(1, 3), F(1, 2)])) == 'Fraction(5, 12)'
assert repr(st.mean([F(1, 3), 2])) == 'Fraction(7, 6)'
assert repr(st.mean([F(1, 3), 0.5])) == '0.4166666666666667'
assert repr(st.mean([10 ** 30, 1, 2 ** 70])) == '333333333726863873572470434475'
assert repr(st.mean([5e-324] * 3)) == '5e-324'
assert repr(st.mean([1e16, 1, -1e16])) == '0.3333333333333333'
# ---
import statistics as st, math
assert repr(st.mean([math.inf, 1])) == 'inf'
assert repr(st.mean([math.inf, -math.inf])) == 'nan'
assert repr(st.mean([math.nan, 1.0])) == 'nan'
assert repr(st.variance([math.inf, 1.0])) == 'inf'
# ---
import statistics as st
st.mean([])  # raises: StatisticsError "mean requires at least one data point"
# ---
import statistics as st
st.mean(["a", "b"])  # raises: TypeError "can't convert type 'str' to numerator/denominator"
# ---
import statistics as st
st.mean([1j, 2])  # raises: TypeError "can't convert type 'complex' to numerator/denominator"
# ---
import statistics as st
class N(float): pass
class I(int): pass
assert repr([type(st.mean(d)).__name__ for d in ([N(1.5), 2], [I(1), I(3)], [I(1), I(2)], [N(1), I(1)], [True, I(2)])]) == "['N', 'I', 'float', 'N', 'float']"
# ---
import statistics as st
class A:
    def __init__(self, n): self.numerator, self.denominator = n, 2
    def __hash__(self): return 1
st.mean([A(1), A(2), "x"])  # raises: TypeError "can't convert type 'str' to numerator/denominator"
# ---
import statistics as st
assert repr(st.fmean([3.5, 4.0, 5.25])) == '4.25'
assert repr(st.fmean(iter([1, 2, 4]))) == '2.3333333333333335'
assert repr(st.fmean([1e16, 1, -1e16])) == '0.3333333333333333'
assert repr(st.fmean([85, 92, 83, 91], weights=[0.20, 0.20, 0.30, 0.30])) == '87.6'
# ---
import statistics as st
st.fmean([])  # raises: StatisticsError "fmean requires at least one data point"
# ---
import statistics as st
st.fmean([1, 2], weights=[1])  # raises: StatisticsError "data and weights must be the same length"
# ---
import statistics as st
st.fmean([1, 2], weights=[1, -1])  # raises: StatisticsError "sum of weights must be non-zero"
# ---
import statistics as st, math
assert repr(st.geometric_mean([54, 24, 36])) == '36.000000000000014'
assert repr(st.geometric_mean([0, 1])) == '0.0'
assert repr(st.geometric_mean([math.inf, 1])) == 'inf'
assert repr(st.geometric_mean([math.nan, 1])) == 'nan'
assert repr(st.geometric_mean(x + 0.5 for x in range(20))) == '7.485417552705928'
# ---
import statistics as st
st.geometric_mean([])  # raises: StatisticsError "Must have a non-empty dataset"
# ---
import statistics as st
st.geometric_mean([1, -1])  # raises: StatisticsError "('No negative inputs allowed', -1)"
# ---
import statistics as st
from fractions import Fraction as F
assert repr(st.harmonic_mean([40, 60])) == '48.0'
assert repr(st.harmonic_mean([40, 60], weights=[5, 30])) == '56.0'
assert repr(st.harmonic_mean([0, 1])) == '0'
assert repr(st.harmonic_mean([F(1, 3), F(1, 2)])) == 'Fraction(2, 5)'
assert repr(st.harmonic_mean(iter([2.5, 3, 10]))) == '3.6'
assert repr(st.harmonic_mean([7])) == '7'
# ---
import statistics as st
st.harmonic_mean([1, -1])  # raises: StatisticsError "harmonic mean does not support negative values"
# ---
import statistics as st
st.harmonic_mean([1, 2], weights=[1])  # raises: StatisticsError "Number of weights does not match data size"
# ---
import statistics as st
st.harmonic_mean([])  # raises: StatisticsError "harmonic_mean requires at least one data point"
# ---
import statistics as st
st.harmonic_mean(["x"])  # raises: TypeError "unsupported type"
# ---
import statistics as st
assert repr([st.median(d) for d in ([1, 3, 5], [1, 3, 5, 7], [1.5], [2, 1])]) == '[3, 4.0, 1.5, 1.5]'
assert repr([st.median_low(d) for d in ([1, 3, 5], [1, 3, 5, 7], "abcd")]) == "[3, 3, 'b']"
assert repr([st.median_high(d) for d in ([1, 3, 5], [1, 3, 5, 7], "abcd")]) == "[3, 5, 'c']"
st.median([])  # raises: StatisticsError "no median for empty data"
# ---
import statistics as st
st.median_low([])  # raises: StatisticsError "no median for empty data"
# ---
import statistics as st
st.median_high(iter(()))  # raises: StatisticsError "no median for empty data"
# ---
import statistics as st
assert repr(st.median_grouped([52, 52, 53, 54])) == '52.5'
assert repr(st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5])) == '3.7'
assert repr(st.median_grouped([1, 3, 3, 5, 7], interval=2)) == '3.5'
assert repr(st.median_grouped([172, 25, 313, 53] , 20.5)) == '161.75'
st.median_grouped(["x"])  # raises: TypeError "Value cannot be converted to a float"
# ---
import statistics as st
assert repr(st.mode([1, 1, 2, 3, 3, 3, 3, 4])) == '3'
assert repr(st.mode(["red", "blue", "blue", "red", "green", "red", "red"])) == "'red'"
assert repr(st.mode("aabbbbccddddeeffffgg")) == "'b'"
st.mode([])  # raises: StatisticsError "no mode for empty data"
# ---
import statistics as st
assert repr(st.multimode("aabbbbccddddeeffffgg")) == "['b', 'd', 'f']"
assert repr(st.multimode("")) == '[]'
assert repr(st.multimode([1, 1.0, 2, True])) == '[1]'
assert repr(st.multimode(x % 3 for x in range(9))) == '[0, 1, 2]'
# ---
import statistics as st
data = [105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110, 100, 75, 105, 103, 109, 76, 119, 99, 91, 103, 129, 106, 101, 84]
assert repr(st.quantiles(data, n=10)) == '[79.0, 86.2, 90.6, 99.4, 103.0, 105.0, 108.2, 110.8, 123.0]'
assert repr(st.quantiles(data)) == '[88.0, 103.0, 109.5]'
assert repr(st.quantiles(data, n=5, method="inclusive")) == '[86.8, 99.6, 105.0, 110.2]'
assert repr(st.quantiles([1.5, 2.5])) == '[1.25, 2.0, 2.75]'
assert repr(st.quantiles([3], n=3)) == '[3, 3]'
assert repr(st.quantiles(data, n=1)) == '[]'
# ---
import statistics as st
st.quantiles([1, 2], n=0)  # raises: StatisticsError "n must be at least 1"
# ---
import statistics as st
st.quantiles([1, 2], method="middle")  # raises: ValueError "Unknown method: 'middle'"
# ---
import statistics as st
st.quantiles([])  # raises: StatisticsError "must have at least one data point"
# ---
import statistics as st
from fractions import Fraction as F
data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
assert repr(st.variance(data)) == '1.3720238095238095'
assert repr(st.variance(data, st.mean(data))) == '1.3720238095238095'
assert repr(st.variance([1, 2, 3, 4])) == '1.6666666666666667'
assert repr(st.variance([F(1, 6), F(1, 2), F(5, 3)])) == 'Fraction(67, 108)'
assert repr(st.variance([1, 2, 4], F(1, 2))) == 'Fraction(59, 8)'
assert repr(st.variance([10 ** 30, 1])) == '5e+59'
st.variance([1])  # raises: StatisticsError "variance requires at least two data points"
# ---
import statistics as st
from fractions import Fraction as F
data = [0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]
assert repr(st.pvariance(data)) == '1.25'
assert repr(st.pvariance(data, 1)) == '1.390625'
assert repr(st.pvariance([F(1, 4), F(5, 4), F(1, 2)])) == 'Fraction(13, 72)'
assert repr(st.pvariance([1])) == '0'
assert repr(st.pvariance([1e-200, 2e-200, 5e-201])) == '0.0'
st.pvariance([])  # raises: StatisticsError "pvariance requires at least one data point"
# ---
import statistics as st
data = [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
assert repr(st.stdev(data)) == '1.0810874155219827'
assert repr(st.pstdev(data)) == '0.986893273527251'
assert repr(st.stdev([1, 2])) == '0.7071067811865476'
assert repr(st.pstdev([0.1, 0.2, 0.3, 0.4])) == '0.11180339887498948'
assert repr(st.pstdev([10 ** 40, 0, 3])) == '4.714045207910317e+39'
assert repr(st.pstdev([3, 3, 3])) == '0.0'
assert repr(st.stdev(data, xbar=3)) == '1.0897247358851685'
assert repr(st.pstdev(data, mu=3)) == '0.9947780321927768'
st.stdev([5])  # raises: StatisticsError "stdev requires at least two data points"
# ---
import statistics as st
st.pstdev([])  # raises: StatisticsError "pstdev requires at least one data point"
# ---
import statistics as st, random
r = random.Random(7)
data = [r.gauss(3, 2) for _ in range(2000)]
assert repr(((st.mean(data), st.pstdev(data), st.variance(data), st.fmean(data), st.median(data)))) == '(3.0336090405355756, 2.0253423751482558, 4.104063768455406, 3.033609040535575, 3.071161209263488)'
assert repr(st.quantiles(data, n=4)) == '[1.6728904645038172, 3.071161209263488, 4.385753948421851]'
data = [r.expovariate(1) * 10.0 ** r.randrange(-150, 150) for _ in range(500)]
assert repr(((st.mean(data), st.pstdev(data), st.stdev(data[:50])))) == '(9.35281720541298e+146, 1.206776824262313e+148, 1.1164822805018023e+148)'
data = [r.randrange(-10 ** 12, 10 ** 12) for _ in range(500)]
assert repr(((st.mean(data), st.pstdev(data), st.pvariance(data), st.harmonic_mean([abs(x) + 1 for x in data])))) == '(1734940940.28, 581826192577.9435, 3.3852171836974624e+23, 132395812505.57758)'
# ---
import statistics as st
x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [1, 2, 3, 1, 2, 3, 1, 2, 3]
assert repr(st.covariance(x, y)) == '0.75'
assert repr(st.covariance(x, x[::-1])) == '-7.5'
assert repr(st.correlation(x, x)) == '1.0'
assert repr(st.correlation(x, x[::-1])) == '-1.0'
assert repr(st.correlation(x, y)) == '0.31622776601683794'
assert repr(st.correlation([1.0, 2.5, 1e300], [2, 7.5, 8e299])) == 'nan'
# ---
import statistics as st
st.covariance([1, 2], [1])  # raises: StatisticsError "covariance requires that both inputs have same number of data points"
# ---
import statistics as st
st.covariance([1], [1])  # raises: StatisticsError "covariance requires at least two data points"
# ---
import statistics as st
st.correlation([1, 2], [3, 3])  # raises: StatisticsError "at least one of the inputs is constant"
# ---
import statistics as st
assert repr(st.correlation([1, 2, 3, 4, 5], [1, 4, 9, 16, 25], method="ranked")) == '1.0'
assert repr(st.correlation([3, 1, 2, 2], [5, 5, 7, 9], method="ranked")) == '0.0'
st.correlation([1, 2], [3, 4], method="cubic")  # raises: ValueError "Unknown method: 'cubic'"
# ---
import statistics as st
year = [1971, 1975, 1979, 1982, 1983]
films = [1, 2, 3, 4, 5]
assert repr(st.linear_regression(year, films)) == 'LinearRegression(slope=0.31, intercept=-610.18)'
assert repr(st.linear_regression([3, 5, 7, 9], [6, 10, 14, 18], proportional=True)) == 'LinearRegression(slope=2.0, intercept=0.0)'
slope, intercept = st.linear_regression(year, films)
assert repr(round(slope * 2019 + intercept)) == '16'
assert repr(st.linear_regression([1, 2, 3], [2, 4, 7]).slope) == '2.5'
st.linear_regression([3, 3], [1, 2])  # raises: StatisticsError "x is constant"
# ---
import statistics as st
N = st.NormalDist
assert repr((N(), N(100, 15), N(mu=1.5, sigma=0))) == '(NormalDist(mu=0.0, sigma=1.0), NormalDist(mu=100.0, sigma=15.0), NormalDist(mu=1.5, sigma=0.0))'
d = N(100, 15)
assert repr(((d.mean, d.median, d.mode, d.stdev, d.variance))) == '(100.0, 100.0, 100.0, 15.0, 225.0)'
assert repr((d == N(100, 15), d == N(100, 14), d == 3, d != N(100, 15), hash(d) == hash(N(100.0, 15.0)))) == '(True, False, False, False, True)'
N(1, -1)  # raises: StatisticsError "sigma must be non-negative"
# ---
import statistics as st
d = st.NormalDist(10, 2.5)
assert repr([d.pdf(x) for x in (-5, 0, 9.5, 12, 1e5)]) == '[2.4303531399293144e-09, 5.353209030595414e-05, 0.15641707759018234, 0.1158766211045931, 0.0]'
assert repr([d.cdf(x) for x in (-5, 0, 9.5, 12, 1e5)]) == '[9.865876449133282e-10, 3.167124183311998e-05, 0.420740290560897, 0.7881446014166034, 1.0]'
assert repr([d.zscore(x) for x in (-5, 0, 9.5)]) == '[-6.0, -4.0, -0.2]'
assert repr(((d.quantiles(), d.quantiles(10)))) == '([8.313775624509796, 10.0, 11.686224375490204], [6.796121086138498, 7.8959469160677145, 8.688998718229898, 9.3666322421605, 10.0, 10.6333677578395, 11.311001281770102, 12.104053083932286, 13.203878913861502])'
# ---
import statistics as st
d = st.NormalDist(10, 2.5)
assert repr([d.inv_cdf(p) for p in (1e-300, 1e-12, 0.001, 0.2, 0.5, 0.74, 0.999, 1 - 1e-12)]) == '[-82.61774074840301, -7.5862095632528295, 2.274419234580467, 7.8959469160677145, 10.0, 11.608363513482292, 17.725580765419533, 27.586217275119587]'
d.inv_cdf(1)  # raises: StatisticsError "p must be in the range 0.0 < p < 1.0"
# ---
import statistics as st
st.NormalDist(1, 0).pdf(3)  # raises: StatisticsError "pdf() not defined when sigma is zero"
# ---
import statistics as st
st.NormalDist(1, 0).cdf(3)  # raises: StatisticsError "cdf() not defined when sigma is zero"
# ---
import statistics as st
st.NormalDist(1, 0).zscore(3)  # raises: StatisticsError "zscore() not defined when sigma is zero"
# ---
import statistics as st
a, b = st.NormalDist(5, 2.5), st.NormalDist(1, 0.75)
assert repr((a + b, a - b, a + 3, 3 + a, a - 3, 3 - a, a * 2, 2 * a, a / 3, -a, +a)) == '(NormalDist(mu=6.0, sigma=2.6100766272276377), NormalDist(mu=4.0, sigma=2.6100766272276377), NormalDist(mu=8.0, sigma=2.5), NormalDist(mu=8.0, sigma=2.5), NormalDist(mu=2.0, sigma=2.5), NormalDist(mu=-2.0, sigma=2.5), NormalDist(mu=10.0, sigma=5.0), NormalDist(mu=10.0, sigma=5.0), NormalDist(mu=1.6666666666666667, sigma=0.8333333333333334), NormalDist(mu=-5.0, sigma=2.5), NormalDist(mu=5.0, sigma=2.5))'
assert repr((a.overlap(b), a.overlap(st.NormalDist(7, 2.5)), b.overlap(a))) == '(0.1752508527923018, 0.6891565167793516, 0.1752508527923018)'
a.overlap(3)  # raises: TypeError "Expected another NormalDist instance"
# ---
import statistics as st
st.NormalDist(5, 2) + "x"  # raises: TypeError "unsupported operand type(s) for +: 'float' and 'str'"
# ---
import statistics as st
assert repr(st.NormalDist.from_samples([2.5, 3.1, 2.1, 2.4, 2.7, 3.5])) == 'NormalDist(mu=2.716666666666667, sigma=0.5076087732365021)'
assert repr(st.NormalDist.from_samples(range(100))) == 'NormalDist(mu=49.5, sigma=29.011491975882016)'
assert repr(st.NormalDist(100, 15).samples(5, seed=12)) == '[99.04322377883923, 106.08362308724983, 106.4503419625055, 83.96936137272242, 65.5717960024482]'
class M(st.NormalDist): pass
assert repr((M.from_samples([1, 2, 4]))) == 'M(mu=2.3333333333333335, sigma=1.5275252316519468)'
st.NormalDist.from_samples([1])  # raises: StatisticsError "stdev requires at least two data points"
# ---
import statistics as st
data = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
assert repr([st.kde(data, h=1.5)(x) for x in (-3, 0, 1.25, 7)]) == '[0.07042859405761807, 0.1098821399449757, 0.08050742424199887, 0.05846074364329117]'
assert repr([st.kde(data, 1.5, "gauss", cumulative=True)(x) for x in (-3, 0, 1.25, 7)]) == '[0.0741421048640777, 0.4057183585396351, 0.5241681318220842, 0.9333539949575305]'
assert repr(st.kde(data, 1.5).__doc__) == '"PDF estimate with h=1.5 and kernel=\'normal\'"'
# ---
import statistics as st
data = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
kernels = "logistic sigmoid rectangular uniform triangular parabolic epanechnikov quartic biweight triweight cosine".split()
assert repr([st.kde(data, 2, k)(x) for k in kernels for x in (-3, 0.5)]) == '[0.05963681451106445, 0.0806484450641478, 0.0626820398688784, 0.0854754010473336, 0.08333333333333333, 0.125, 0.08333333333333333, 0.125, 0.05833333333333334, 0.07916666666666668, 0.06718750000000001, 0.09359374999999999, 0.06718750000000001, 0.09359374999999999, 0.05570410156250002, 0.07282861328125, 0.05570410156250002, 0.07282861328125, 0.04817824910481774, 0.05894628763834636, 0.06504741740373374, 0.08972067458739308]'
assert repr([st.kde(data, 2, k, cumulative=True)(x) for k in kernels for x in (-3, 0.5)]) == '[0.1682455041501428, 0.4308400376132359, 0.1433631249595899, 0.4362065751768364, 0.05833333333333334, 0.4708333333333334, 0.05833333333333334, 0.4708333333333334, 0.02708333333333333, 0.4814583333333333, 0.033552083333333343, 0.47803645833333336, 0.033552083333333343, 0.47803645833333336, 0.022562766927083328, 0.4823059212239584, 0.022562766927083328, 0.4823059212239584, 0.016145824422200517, 0.48599248744710283, 0.03151516927267833, 0.4788441553947462]'
# ---
import statistics as st
data = [1.5, 2.5]
f = st.kde(data, 1, "triangular")
assert repr(f(2)) == '0.5'
data.append(2.0)
assert repr(f(2)) == '0.6666666666666666'
# ---
import statistics as st
data = [-2.1, -1.3, -0.4, 1.9, 5.1, 6.2]
kernels = "normal logistic sigmoid rectangular triangular parabolic quartic triweight cosine".split()
def draw(k):
    r = st.kde_random(data, 1.5, k, seed=8675309)
    return [r() for _ in range(5)]
assert repr([draw(k) for k in kernels]) == '[[0.7116954970858063, 6.215287058118953, 1.2305278286004082, 6.888268556675374, 7.037523699778492], [-0.0503909216496381, 6.224394730692, 2.341527264059026, 7.308845403763725, 7.5554603721956], [0.3236589331202486, 6.219159675370221, 1.8638634158724243, 7.079773877327221, 7.280488197905608], [1.042363477727335, 6.21219709651284, 0.6844570839716667, 6.730482543121778, 6.835090999698857], [1.3816033906782323, 6.206110996348544, 0.31049738819779715, 6.494066259980536, 6.560981343238087], [1.2955201827329232, 6.208131477328678, 0.39835680200308066, 6.560601747364299, 6.635642624389855], [1.4085588776846776, 6.206505199705526, 0.25787133118860994, 6.490074854250941, 6.551355535553014], [1.4755544200735091, 6.205575892595966, 0.17187721735406825, 6.449277377721966, 6.5023103263180495], [1.3187852433177187, 6.207764998376954, 0.3716725318705376, 6.54518394498037, 6.617484185032412]]'
# ---
import statistics as st
st.kde([], 1)  # raises: StatisticsError "Empty data sequence"
# ---
import statistics as st
st.kde(["a"], 1)  # raises: TypeError "Data sequence must contain ints or floats"
# ---
import statistics as st
st.kde([1], 0)  # raises: StatisticsError "Bandwidth h must be positive, not h=0"
# ---
import statistics as st
st.kde([1], 1, "round")  # raises: StatisticsError "Unknown kernel name: 'round'"
# ---
import statistics as st
st.kde_random([1], 1, "round")  # raises: StatisticsError "Unknown kernel name: 'round'"
# ---
import statistics as st
assert repr((issubclass(st.StatisticsError, ValueError))) == 'True'
try:
    st.mean(())
except ValueError as e:
    error = e
assert repr(error) == "StatisticsError('mean requires at least one data point')"
# ---
# cpython: skip (a run without limits has no end here)
import statistics, itertools
statistics.median(itertools.repeat(1.5))  # limit: memory
